import type { ActorName, PostName } from './company.js';
import { type Day, dayAt } from './days.js';
import { POSTS } from './company.js';
import { type Commitment, type Hands, type Life, standing } from './life.js';
import { slipOf } from './deadline-steps.js';

/*
 * A commitment as everybody who may see it has to be told of it, and the answer of the API in the same shape: what of it
 * is an id is said by name.
 */

type Timeliness = 'in_time' | 'late' | 'running' | 'overdue' | 'undated';

interface Dates {
  original: Day | null;
  current: Day | null;
  reportedAt: number | null;
}

const instant = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());
const byId = <T extends { id: string }>(items: readonly T[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
const hands = ({ person, behalf }: Hands) => ({ by: person, behalf });

/** Computed, never typed: kept on the day itself is in time; what left control is judged by the day on which it did. */
function timelinessOf({ original, current, reportedAt }: Dates, life: Life, { lead, settledAt }: Commitment) {
  const zone = POSTS[lead].timeZone;
  const judge = (deadline: Day | null): Timeliness => {
    if (deadline === null) return 'undated';
    if (reportedAt !== null) return dayAt(reportedAt, zone) <= deadline ? 'in_time' : 'late';
    return dayAt(settledAt ?? life.now, zone) <= deadline ? 'running' : 'overdue';
  };
  return { original: judge(original), current: judge(current) };
}

/** What the lead has said last. */
function promised({ acknowledgements }: Commitment, ordinal: number): Day | null {
  const said = acknowledgements.filter(({ period, to }) => period === ordinal && to === 'controller');
  const last = Math.max(...said.map(({ at }) => at));
  return byId(said.filter(({ at }) => at === last))[0]?.willReportBy ?? null;
}

function workOn(commitment: Commitment) {
  const { reports, extensions, acknowledgements } = commitment;
  return {
    reports: byId(reports).map(({ id, kind, period, to, post, text, at, decision, evidenceIds, ...who }) => ({
      ...{ id, kind, period, to, post, text, createdAt: instant(at), evidence: [...evidenceIds], ...hands(who) },
      decision: decision && { outcome: decision.outcome, reason: decision.reason, ...hands(decision) },
    })),
    extensions: byId(extensions).map(({ decidedBy, person, behalf, ...one }) => ({
      ...{ ...one, ...hands({ person, behalf }) },
      decidedBy: decidedBy?.person ?? null,
      decidedBehalf: decidedBy?.behalf ?? null,
    })),
    acknowledgements: byId(acknowledgements).map(({ id, period, willReportBy, late, to, post, ...who }) => ({
      ...{ id, period, willReportBy, late, to, post, ...hands(who) },
    })),
  };
}

/** What has to be told of a commitment at this moment. */
export function viewOf(life: Life, commitment: Commitment) {
  const stands = standing(commitment);
  const held = (post: PostName) => ({ post, holder: life.holder(post) });
  const { version, title, status, side, counterpartStatus, classification, deadline, signedOn } = commitment;
  const { fulfilment, conformity, conformityRemark, score } = commitment;
  return {
    ...{ version, title, status, side, counterpartStatus, classification, deadline, signedOn },
    ...{ fulfilment, conformity, conformityRemark, slip: slipOf(commitment), period: stands.ordinal },
    ...{ originalDeadline: stands.original, currentDeadline: stands.current },
    score: score && { ...score, at: instant(score.at) },
    timeliness: timelinessOf(stands, life, commitment),
    supersededBy: commitment.supersededBy,
    supersedes: life.commitments
      .filter(({ supersededBy }) => supersededBy === commitment.id)
      .map(({ id }) => id)
      .sort(),
    blockedSide: commitment.blocker?.side ?? null,
    blocker: commitment.blocker && { ...commitment.blocker, since: instant(commitment.blocker.since) },
    ...{ controlledAt: instant(commitment.controlledAt), settledAt: instant(commitment.settledAt) },
    updatedAt: instant(commitment.updatedAt),
    ...{ lead: held(commitment.lead), controller: held(commitment.controller), author: held(commitment.author) },
    coExecutors: commitment.coExecutors.map(held),
    observers: [...commitment.observers].sort(),
    parts: commitment.parts.map(({ text, completedAt }) => ({ text, completedAt: instant(completedAt) })),
    periods: [...commitment.periods]
      .sort((a, b) => a.ordinal - b.ordinal)
      .map((period) => ({
        ...{ ordinal: period.ordinal, original: period.original, current: period.current },
        ...{ deadlineVersion: period.deadlineVersion, timeliness: timelinessOf(period, life, commitment) },
        ...{ reportedAt: instant(period.reportedAt), settledAt: instant(period.settledAt) },
        willReportBy: promised(commitment, period.ordinal),
      })),
    ...workOn(commitment),
  };
}
export type View = ReturnType<typeof viewOf>;

interface Named {
  id: string;
}

type Held = Named & { holder: Named | null };

/** Of an answer of the API, what is looked at. */
export interface Detail extends Omit<
  View,
  | 'lead'
  | 'controller'
  | 'author'
  | 'coExecutors'
  | 'observers'
  | 'supersededBy'
  | 'supersedes'
  | 'blocker'
  | 'score'
  | 'periods'
  | 'reports'
  | 'extensions'
  | 'acknowledgements'
> {
  id: string;
  lead: Held;
  controller: Held;
  author: Held;
  coExecutors: Held[];
  observers: Named[];
  supersededBy: Named | null;
  supersedes: Named[];
  score: {
    assessor: Named;
    scoredAt: string;
    remark: string;
    cited: { reportIds: string[]; evidenceIds: string[] };
  } | null;
  blocker: (Omit<NonNullable<View['blocker']>, 'post'> & { post: Named | null }) | null;
  periods: (Omit<View['periods'][number], 'original' | 'current'> &
    Record<'originalDeadline' | 'currentDeadline', Day | null>)[];
  reports: (Omit<View['reports'][number], 'to' | 'post' | 'by' | 'behalf' | 'evidence' | 'decision'> & {
    addressedTo: 'controller' | 'lead';
    post: Named;
    author: Named;
    onBehalfOf: Named | null;
    evidence: Named[];
    decision: { outcome: 'accept' | 'return'; reason: string; decidedBy: Named; onBehalfOf: Named | null } | null;
  })[];
  extensions: (Omit<View['extensions'][number], 'by' | 'behalf' | 'decidedBy' | 'decidedBehalf' | 'decidedByPost'> & {
    decidedByPost: Named | null;
    requestedBy: Named;
    onBehalfOf: Named | null;
    decidedBy: Named | null;
    decidedOnBehalfOf: Named | null;
  })[];
  acknowledgements: (Omit<View['acknowledgements'][number], 'to' | 'post' | 'by' | 'behalf'> & {
    addressedTo: 'controller' | 'lead';
    post: Named;
    author: Named;
    onBehalfOf: Named | null;
  })[];
}

/** Who and what stands behind an id. */
export interface Names {
  actor(id: string): ActorName;
  postOf(id: string): PostName;
}

function workIn(detail: Detail, names: Names) {
  const who = (person: Named | null) => (person === null ? null : names.actor(person.id));
  const by = (person: Named, behalf: Named | null) => ({ by: names.actor(person.id), behalf: who(behalf) });
  return {
    reports: byId(detail.reports).map(({ id, kind, period, text, createdAt, addressedTo, post, ...one }) => ({
      ...{ id, kind, period, to: addressedTo, post: names.postOf(post.id), text, createdAt },
      ...{ evidence: one.evidence.map((piece) => piece.id), ...by(one.author, one.onBehalfOf) },
      decision: one.decision && {
        ...{ outcome: one.decision.outcome, reason: one.decision.reason },
        ...by(one.decision.decidedBy, one.decision.onBehalfOf),
      },
    })),
    extensions: byId(detail.extensions).map(
      ({ id, period, from, to, late, state, origin, decisionReason, ...one }) => ({
        ...{ id, period, from, to, late, state, origin, decisionReason, ...by(one.requestedBy, one.onBehalfOf) },
        decidedByPost: one.decidedByPost && names.postOf(one.decidedByPost.id),
        ...{ decidedBy: who(one.decidedBy), decidedBehalf: who(one.decidedOnBehalfOf) },
      }),
    ),
    acknowledgements: byId(detail.acknowledgements).map(
      ({ id, period, willReportBy, late, addressedTo, post, ...one }) => ({
        ...{ id, period, willReportBy, late, to: addressedTo, post: names.postOf(post.id) },
        ...by(one.author, one.onBehalfOf),
      }),
    ),
  };
}

/** What the API tells of a commitment, in the shape of the model's view. */
export function toldIn(detail: Detail, names: Names): View {
  const who = (person: Named | null) => (person === null ? null : names.actor(person.id));
  const held = ({ id, holder }: Held) => ({ post: names.postOf(id), holder: who(holder) });
  const { version, title, status, side, counterpartStatus, classification, deadline, signedOn } = detail;
  const { fulfilment, conformity, conformityRemark, slip, period, originalDeadline, currentDeadline } = detail;
  const { timeliness, controlledAt, settledAt, updatedAt, score } = detail;
  return {
    ...{ version, title, status, side, counterpartStatus, classification, deadline, signedOn },
    ...{ fulfilment, conformity, conformityRemark, slip, period, originalDeadline, currentDeadline },
    ...{ timeliness, controlledAt, settledAt, updatedAt, blockedSide: detail.blockedSide },
    score: score && {
      ...{ by: names.actor(score.assessor.id), at: score.scoredAt, remark: score.remark, ...score.cited },
    },
    blocker: detail.blocker && { ...detail.blocker, post: detail.blocker.post && names.postOf(detail.blocker.post.id) },
    ...{ supersededBy: detail.supersededBy?.id ?? null, supersedes: detail.supersedes.map(({ id }) => id).sort() },
    ...{ lead: held(detail.lead), controller: held(detail.controller), author: held(detail.author) },
    coExecutors: detail.coExecutors.map(held),
    observers: detail.observers.map(({ id }) => names.actor(id)).sort(),
    parts: detail.parts.map(({ text, completedAt }) => ({ text, completedAt })),
    periods: detail.periods.map((one) => ({
      ...{ ordinal: one.ordinal, original: one.originalDeadline, current: one.currentDeadline },
      ...{ deadlineVersion: one.deadlineVersion, timeliness: one.timeliness },
      ...{ reportedAt: one.reportedAt, settledAt: one.settledAt, willReportBy: one.willReportBy },
    })),
    ...workIn(detail, names),
  };
}

/** Where two plain values differ, in words: the path, what was expected, what is there. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (isObject(expected) && isObject(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return keys.flatMap((key) => differences(expected[key], actual[key], path === '' ? key : `${path}.${key}`));
  }
  if (Object.is(expected, actual)) return [];
  return [`${path}: ${JSON.stringify(expected)} by the model, ${JSON.stringify(actual)} by the register`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
