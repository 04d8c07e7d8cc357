import { nearestName } from './nearest-name.rules.js';
import { QuotePlaces } from './quote-places.rules.js';
import type { Entries } from './salvage.rules.js';
import type { FilePath, Finding } from './yaml-source.js';

/** The rules that a file may choose: which ladders there are, and which regimes with the urgencies each knows. */
export interface KnownRules {
  ladders: ReadonlySet<string>;
  regimes: ReadonlyMap<string, ReadonlySet<string>>;
}

type Commitment = Entries['commitments'][number]['value'];

/** The meeting's own dates, the choice of rules, and what no commitment may be. */
export function checkCommitments(entries: Entries, rules: KnownRules): Finding[] {
  const texts = new Map(
    entries.documents.map(({ value }) => [
      value.code ?? '',
      value.text === undefined ? undefined : new QuotePlaces(value.text),
    ]),
  );
  return [
    ...checkChoice('regime', entries.regime, rules.regimes.keys()),
    ...checkChoice('ladder', entries.ladder, rules.ladders),
    ...checkMeeting(entries),
    ...entries.commitments.flatMap(({ index, value, faulty }) =>
      [
        ...checkPosts(value),
        ...checkSide(value, faulty),
        ...checkDeadline(value, entries, rules),
        ...checkPassage(value, texts),
      ].map((finding) => ({ ...finding, path: ['commitments', index, ...finding.path] })),
    ),
  ];
}

function checkChoice(field: 'regime' | 'ladder', chosen: string, known: Iterable<string>): Finding[] {
  const codes = [...known];
  if (codes.includes(chosen)) return [];
  const nearest = nearestName(chosen, codes);
  const hint = nearest === null ? `; there are: ${codes.join(', ')}` : `: did you mean "${nearest}"?`;
  return [{ path: [field], message: `there is no ${field} "${chosen}"${hint}` }];
}

/** ISO dates compare as text in the order of the calendar. */
function checkMeeting({ meeting }: Entries): Finding[] {
  if (!meeting.nextMeetingOn || !meeting.heldOn || meeting.nextMeetingOn > meeting.heldOn) return [];
  return [{ path: ['meeting', 'nextMeetingOn'], message: `must be after the meeting itself, ${meeting.heldOn}` }];
}

function checkPosts({ lead, controller, coExecutors = [] }: Commitment): Finding[] {
  const findings: Finding[] = [];
  if (controller !== undefined && controller === lead) {
    findings.push({ path: ['controller'], message: `"${controller}" is the lead and cannot control its own work` });
  }
  for (const [at, post] of coExecutors.entries()) {
    const path = ['coExecutors', at];
    if (post === lead) findings.push({ path, message: `"${post}" is the lead already` });
    else if (coExecutors.indexOf(post) < at) findings.push({ path, message: `"${post}" is named twice` });
  }
  return findings;
}

function checkSide(commitment: Commitment, faulty: ReadonlySet<string>): Finding[] {
  const { side, counterpart, status, onControlSince } = commitment;
  const findings: Finding[] = [];
  if (side === 'joint' && counterpart === undefined && !faulty.has('counterpart')) {
    findings.push({ path: ['counterpart'], message: 'is missing: a joint commitment has one on the other side' });
  }
  if (onControlSince !== undefined && status !== undefined && status !== 'active') {
    findings.push({
      path: ['onControlSince'],
      message: `does not go with the status "${status}": only what is active is on control`,
    });
  }
  return findings;
}

function checkDeadline({ deadline }: Commitment, { regime, meeting }: Entries, rules: KnownRules): Finding[] {
  if (deadline?.basis === 'urgency') {
    const known = rules.regimes.get(regime);
    if (known === undefined || known.has(deadline.urgency)) return [];
    const message = `the regime "${regime}" does not know "${deadline.urgency}"; it knows: ${[...known].join(', ')}`;
    return [{ path: ['deadline', 'urgency'], message }];
  }
  if (deadline?.basis === 'stated' && meeting.heldOn !== undefined && deadline.statedOn < meeting.heldOn) {
    const message = `${deadline.statedOn} is before the day of signing, ${meeting.heldOn}`;
    return [{ path: ['deadline', 'statedOn'], message }];
  }
  return [];
}

function checkPassage({ passage }: Commitment, texts: ReadonlyMap<string, QuotePlaces | undefined>): Finding[] {
  const text = passage && texts.get(passage.document);
  if (passage === undefined || text === undefined) return [];
  const path: FilePath = ['passage', 'quote'];
  const places = text.count(passage.quote);
  if (places === 0) return [{ path, message: `these words do not stand in the document "${passage.document}"` }];
  if (passage.occurrence === undefined && places > 1) {
    return [{ path, message: `these words stand ${places} times in the document: say which one with occurrence` }];
  }
  if (passage.occurrence !== undefined && passage.occurrence > places) {
    const message = `these words stand only ${places === 1 ? 'once' : `${places} times`} in the document`;
    return [{ path: ['passage', 'occurrence'], message }];
  }
  return [];
}
