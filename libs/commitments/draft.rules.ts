import { Temporal } from 'temporal-polyfill';
import { deadlineFaults, type Regime } from '#deadlines';
import type { Fault, FaultRule } from '#platform';
import type { CommitmentDraft } from './commitment-draft.js';
import { type Classification, CLASSIFICATIONS } from './commitment.types.js';

/** What exists of the things that drafts point to. */
export interface KnownThings {
  meetings: ReadonlyMap<string, { heldOn: Temporal.PlainDate; regimeCode: string }>;
  postIds: ReadonlySet<string>;
  bodyIds: ReadonlySet<string>;
  personIds: ReadonlySet<string>;
  areaCodes: ReadonlySet<string>;
  ladderCodes: ReadonlySet<string>;
  regimes: ReadonlyMap<string, Regime>;
  /** The meeting that each passage and each document belongs to. */
  meetingOfPassage: ReadonlyMap<string, string>;
  meetingOfDocument: ReadonlyMap<string, string>;
}

/** Everything that is wrong with a draft, each fault with its field. */
export function draftFaults(draft: CommitmentDraft, known: KnownThings): Fault[] {
  const meeting = known.meetings.get(draft.meetingId);
  const faults: (Fault | null)[] = [
    meeting ? null : fault('meetingId', 'not_known', 'no such meeting'),
    known.areaCodes.has(draft.areaCode) ? null : fault('areaCode', 'not_known', 'no such area'),
    ...unknownPosts(draft, known),
    ...clashingPosts(draft),
    ...counterpartFaults(draft, known),
    ...unknownObservers(draft, known),
    ...passageFaults(draft, known),
    ...ruleFaults(draft, known),
  ];
  return faults.filter((found) => found !== null);
}

/** Nobody enters or marks what they could then not read themselves. */
export function clearanceFaults({ classification = 'public' }: CommitmentDraft, clearance: Classification): Fault[] {
  if (CLASSIFICATIONS.indexOf(classification) <= CLASSIFICATIONS.indexOf(clearance)) return [];
  return [fault('classification', 'not_cleared', `is above your own clearance, ${clearance}`)];
}

/** The regime that a draft is under: its own or its meeting's. */
export function regimeCodeOf(draft: CommitmentDraft, known: KnownThings): string | undefined {
  return draft.regimeCode ?? known.meetings.get(draft.meetingId)?.regimeCode;
}

/** The signing date: the draft's own or its meeting's. */
export function signedOnOf(draft: CommitmentDraft, known: KnownThings): Temporal.PlainDate | undefined {
  return draft.signedOn ?? known.meetings.get(draft.meetingId)?.heldOn;
}

const fault = (path: string, rule: FaultRule, message: string): Fault => ({ path, rule, message });

function unknownPosts(draft: CommitmentDraft, known: KnownThings): Fault[] {
  const named: [string, string | null | undefined][] = [
    ['leadPostId', draft.leadPostId],
    ['controllerPostId', draft.controllerPostId],
    ['authorPostId', draft.authorPostId],
    ['counterpartPostId', draft.counterpartPostId],
    ...(draft.coExecutorPostIds ?? []).map((id, i): [string, string] => [`coExecutorPostIds[${i}]`, id]),
  ];
  return named
    .filter(([, id]) => id !== null && id !== undefined && !known.postIds.has(id))
    .map(([path]) => fault(path, 'not_known', 'no such post'));
}

function clashingPosts(draft: CommitmentDraft): Fault[] {
  const faults: Fault[] = [];
  if (draft.controllerPostId === draft.leadPostId) {
    faults.push(fault('controllerPostId', 'not_entitled', 'the controller is never the lead: name another post'));
  }
  const coExecutors = draft.coExecutorPostIds ?? [];
  for (const [index, id] of coExecutors.entries()) {
    const path = `coExecutorPostIds[${index}]`;
    if (id === draft.leadPostId) faults.push(fault(path, 'twice', 'is the lead already'));
    if (coExecutors.indexOf(id) < index) faults.push(fault(path, 'twice', 'is named twice'));
  }
  return faults;
}

function counterpartFaults(draft: CommitmentDraft, known: KnownThings): Fault[] {
  const { counterpartBodyId, side } = draft;
  if (counterpartBodyId) {
    return known.bodyIds.has(counterpartBodyId) ? [] : [fault('counterpartBodyId', 'not_known', 'no such body')];
  }
  return side === 'joint'
    ? [
        fault(
          'counterpartBodyId',
          'required',
          'a joint commitment names the body on the other side, whose calendar counts too',
        ),
      ]
    : [];
}

function unknownObservers(draft: CommitmentDraft, known: KnownThings): Fault[] {
  const observers = draft.observerIds ?? [];
  return observers.flatMap((id, index) => {
    if (!known.personIds.has(id)) return [fault(`observerIds[${index}]`, 'not_known', 'no such person')];
    return observers.indexOf(id) < index ? [fault(`observerIds[${index}]`, 'twice', 'is named twice')] : [];
  });
}

function passageFaults(draft: CommitmentDraft, known: KnownThings): Fault[] {
  if (draft.passageId && draft.passage)
    return [fault('passage', 'not_here', 'give either passageId or passage, not both')];
  if (draft.passageId && known.meetingOfPassage.get(draft.passageId) !== draft.meetingId) {
    return [fault('passageId', 'not_known', 'no such passage in the documents of the meeting')];
  }
  if (draft.passage && known.meetingOfDocument.get(draft.passage.documentId) !== draft.meetingId) {
    return [fault('passage.documentId', 'not_known', 'no such document of the meeting')];
  }
  return [];
}

function ruleFaults(draft: CommitmentDraft, known: KnownThings): Fault[] {
  const faults: Fault[] = [];
  if (draft.ladderCode && !known.ladderCodes.has(draft.ladderCode))
    faults.push(fault('ladderCode', 'not_known', 'no such ladder'));
  const regimeCode = regimeCodeOf(draft, known);
  const regime = regimeCode === undefined ? undefined : known.regimes.get(regimeCode);
  if (regime) faults.push(...deadlineFaults(draft.deadline, regime));
  else if (regimeCode !== undefined) faults.push(fault('regimeCode', 'not_known', 'no such regime'));
  const signedOn = signedOnOf(draft, known);
  const { deadline } = draft;
  if (deadline.basis === 'stated' && signedOn && Temporal.PlainDate.compare(deadline.statedOn, signedOn) < 0) {
    faults.push(fault('deadline.statedOn', 'too_early', `must not be before the signing date, ${signedOn.toString()}`));
  }
  return faults;
}
