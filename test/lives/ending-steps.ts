import { type PostName, POST_NAMES } from './company.js';
import type { Day } from './days.js';
import { drawTerm, moveDeadline, moveFaults } from './deadline-steps.js';
import { type Blocker, isRepeating, type Life, standing, type Status, waiting } from './life.js';
import { sees } from './standing.js';
import type { Refusal, Situation, Step } from './step.js';

/* How a commitment ends before it is kept and comes back, what stands in its way, and where the other side stands. */

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const REASONS = ['It is settled otherwise.', 'Nobody needs it.', ''];
const hasLeft = (status: Status) => ['closed', 'declined', 'terminated'].includes(status);

interface Terminating {
  reason: string;
  supersededById?: string;
}

/** A successor is there for who names it, is still to be kept, and was not itself superseded by this one. */
function isFitSuccessor(life: Life, { commitment, actor }: Situation, id: string): boolean {
  const successor = life.commitments.find((one) => one.id === id);
  if (!successor || successor === commitment || !sees({ life, actor, commitment: successor })) return false;
  const chain = new Set<string>();
  for (let next = successor.supersededBy; next !== null && !chain.has(next);) {
    chain.add(next);
    next = life.commitments.find((one) => one.id === next)?.supersededBy ?? null;
  }
  return !chain.has(commitment.id) && successor.status !== 'terminated' && successor.status !== 'declined';
}

export const terminate: Step<Terminating> = {
  row: 'terminate',
  from: ['active', 'reported'],
  weight: 2,
  draw: (dice, { life }) => ({
    reason: dice.of(REASONS),
    ...(dice.below(2) === 1 && { supersededById: dice.of([...life.commitments.map(({ id }) => id), NOWHERE]) }),
  }),
  words: ({ reason, supersededById }) => `terminates it${supersededById ? ' for another' : ''}: "${reason}"`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/termination`, body }),
  isMalformed: ({ reason }) => reason === '',
  faults: ({ supersededById }, situation) =>
    supersededById === undefined || isFitSuccessor(situation.life, situation, supersededById) ? [] : ['invalid'],
  apply: ({ reason, supersededById }, { life, commitment }) => {
    const { counterpartStatus } = commitment;
    // What the other side has kept, declined or ended before stays as it was.
    const isAtWork = counterpartStatus !== null && !hasLeft(counterpartStatus);
    commitment.counterpartEndedAt = isAtWork ? counterpartStatus : null;
    if (isAtWork) commitment.counterpartStatus = 'terminated';
    commitment.status = 'terminated';
    commitment.settledAt = life.now;
    commitment.blocker = null;
    commitment.supersededBy = supersededById ?? null;
    return { type: 'terminated', reason };
  },
};

interface Reopening {
  reason: string;
  newDeadline?: Day;
}

/** As it would stand after it: what was kept once is open again, what repeats goes on with what is owed by now. */
function reopened({ life, commitment }: Situation) {
  const copy = { ...commitment, periods: structuredClone(commitment.periods) };
  const settled = copy.periods.findLast(({ settledAt }) => settledAt !== null);
  if (isRepeating(copy)) life.topUp(copy);
  else if (settled) Object.assign(settled, { reportedAt: null, settledAt: null });
  copy.status = waiting(copy).length > 0 ? 'reported' : 'active';
  return copy;
}

export const reopen: Step<Reopening> = {
  row: 'reopen',
  from: ['closed', 'terminated'],
  weight: 4,
  draw: (dice, situation) => ({
    reason: dice.of(['The bus is gone.', 'It is needed after all.', '']),
    ...(dice.below(2) === 1 && { newDeadline: drawTerm(dice, situation) }),
  }),
  words: ({ reason, newDeadline }) => `re-opens it${newDeadline ? `, new term ${newDeadline}` : ''}: "${reason}"`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/reopening`, body }),
  isMalformed: ({ reason }) => reason === '',
  faults: ({ newDeadline }, situation) => {
    if (!hasLeft(situation.commitment.status)) return [];
    const commitment = reopened(situation);
    const { ordinal } = standing(commitment);
    const faults = moveFaults(newDeadline, { ...situation, commitment }, ordinal);
    // A report that waits again is decided on before its period gets a new term.
    return newDeadline !== undefined && waiting(commitment).includes(ordinal) ? [...faults, 'report_waits'] : faults;
  },
  apply: ({ reason, newDeadline }, situation, answered) => {
    const { commitment, actor, allowedBy } = situation;
    const wasTerminated = commitment.status === 'terminated';
    const { periods, status } = reopened(situation);
    Object.assign(commitment, { periods, status, settledAt: null, supersededBy: null });
    if (wasTerminated && commitment.counterpartEndedAt !== null) {
      commitment.counterpartStatus = commitment.counterpartEndedAt;
    }
    commitment.counterpartEndedAt = null;
    const hands = { person: actor, behalf: allowedBy[0]?.behalf ?? null };
    const move = { period: standing(commitment).ordinal, to: newDeadline, reason, origin: 'reopening' as const };
    moveDeadline({ ...move, ...hands }, situation, answered);
    return { type: 'reopened', reason, hands };
  },
};

const ON_CONTROL = ['active', 'reported'] as const;

type Blocking = Omit<Blocker, 'since'>;

export const block: Step<Blocking> = {
  row: 'block',
  from: ON_CONTROL,
  weight: 1,
  draw: (dice) => ({
    side: dice.of(['ours', 'theirs']),
    text: dice.of(['The road is closed.', 'No money.', '']),
    post: dice.of<PostName | null>([null, ...POST_NAMES]),
  }),
  words: ({ side, text, post }) => `names what stands in the way on side ${side} (${post}): "${text}"`,
  request: ({ side, text, post }, { id }, ids) => ({
    method: 'POST',
    path: `/commitments/${id}/blocker`,
    body: { side, text, postId: post && ids.post(post) },
  }),
  isMalformed: ({ text }) => text === '',
  faults: () => [],
  apply: (asked, { life, commitment }) => {
    commitment.blocker = { ...asked, since: life.now };
    return { type: 'blocked' };
  },
};

export const unblock: Step<{ remark: string }> = {
  row: 'block',
  from: ON_CONTROL,
  weight: 8,
  draw: (dice) => ({ remark: dice.of(['It is open again.', '']) }),
  words: ({ remark }) => `clears what stood in the way: "${remark}"`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/blocker/removal`, body }),
  faults: (_, { commitment }): Refusal[] => (commitment.blocker === null ? ['not_blocked'] : []),
  apply: ({ remark }, { commitment }) => {
    commitment.blocker = null;
    return { type: 'unblocked', reason: remark };
  },
};

/** The other side goes the same ways as ours. */
const WAYS: Readonly<Record<Status, readonly Status[]>> = {
  draft: ['proposed', 'active'],
  proposed: ['active', 'declined'],
  active: ['reported', 'terminated'],
  reported: ['active', 'closed', 'terminated'],
  closed: ['active'],
  terminated: ['active'],
  declined: [],
};

export const moveCounterpart: Step<{ status: Status; remark: string }> = {
  row: 'move_counterpart',
  from: ['active', 'reported', 'closed', 'terminated'],
  weight: 3,
  draw: (dice, { commitment: { counterpartStatus } }) => ({
    status: dice.of<Status>([
      ...(counterpartStatus ? WAYS[counterpartStatus] : []),
      dice.of(Object.keys(WAYS) as Status[]),
    ]),
    remark: dice.of(['By letter.', '']),
  }),
  words: ({ status, remark }) => `records that the other side is ${status}: "${remark}"`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/counterpart-status`, body }),
  faults: ({ status }, { commitment: { counterpartStatus } }) => {
    if (counterpartStatus === null) return ['invalid'];
    return WAYS[counterpartStatus].includes(status) ? [] : ['step_not_possible'];
  },
  apply: ({ status, remark }, { commitment }) => {
    commitment.counterpartStatus = status;
    commitment.counterpartEndedAt = null;
    return { type: 'counterpart_moved', reason: remark };
  },
};
