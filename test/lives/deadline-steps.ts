import { type PostName, POST_NAMES, rolesOf } from './company.js';
import { addDays, type Day, daysBetween } from './days.js';
import type { Dice } from './dice.js';
import { type Commitment, type Hands, standing } from './life.js';
import { drawPeriod, find, periodFaults, periodOf } from './period-choice.js';
import { leads, reach } from './standing.js';
import { type Answered, notOwn, type Refusal, type Situation, type Step } from './step.js';

/* What moves a deadline: requests of the lead with their decisions, and new terms that nobody has asked for. */

const ON_CONTROL = ['active', 'reported'] as const;
const NOWHERE = '00000000-0000-4000-8000-000000000000';

interface Asking {
  to: Day;
  reason: string;
  period?: number;
}

function askingFaults(asked: Asking, { life, commitment }: Situation): Refusal[] {
  const ordinal = periodOf(asked, commitment);
  const faults = periodFaults(commitment, ordinal, 'waiting');
  const current = find(commitment, ordinal)?.current ?? null;
  if (current === null) faults.push('no_deadline');
  const open = commitment.extensions.some(({ period, state }) => period === ordinal && state === 'requested');
  if (open) faults.push('extension_open');
  if (asked.to < life.today(commitment.lead) || (current !== null && asked.to <= current)) faults.push('invalid');
  return faults;
}

export const requestExtension: Step<Asking> = {
  row: 'request_extension',
  from: ON_CONTROL,
  weight: 5,
  draw: (dice, { life, commitment }) => {
    const current = standing(commitment).current ?? life.today(commitment.lead);
    const today = life.today(commitment.lead);
    const to = dice.of([
      addDays(current > today ? current : today, 1 + dice.below(60)),
      addDays(current, 1 + dice.below(40)),
      dice.of([current, addDays(today, -1), today]),
    ]);
    return {
      to,
      reason: dice.of(['The plant stands still.', 'The road is closed.', '']),
      ...drawPeriod(dice, commitment),
    };
  },
  words: ({ to, reason, period }) => `asks for ${to}${period ? ` for period ${period}` : ''}: "${reason}"`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/extensions`, body }),
  isMalformed: ({ reason }) => reason === '',
  faults: askingFaults,
  apply: (asked, { life, commitment, actor, allowedBy }, { id = '' }) => {
    const period = periodOf(asked, commitment);
    const from = find(commitment, period)?.current ?? '';
    commitment.extensions.push({
      ...{ id, period, from, to: asked.to, late: life.today(commitment.lead) > from, state: 'requested' },
      ...{ person: actor, behalf: allowedBy[0]?.behalf ?? null, origin: 'request' },
      ...{ decidedBy: null, decidedByPost: null, decisionReason: '' },
    });
    return { type: 'extension_requested', reason: asked.reason };
  },
};

interface Granting {
  id: string | null;
  outcome: 'grant' | 'refuse';
  reason: string;
}

const extensionOf = ({ extensions }: Commitment, { id }: Granting) => extensions.find((one) => one.id === id);

export const decideExtension: Step<Granting> = {
  row: 'decide_extension',
  from: ON_CONTROL,
  weight: 20,
  draw: (dice, { commitment: { extensions } }) => {
    const open = extensions.filter(({ state }) => state === 'requested');
    const all = [...open, ...open, ...open, ...extensions];
    const id = all.length > 0 ? dice.of(all).id : null;
    return { id, outcome: dice.of(['grant', 'refuse', 'grant']), reason: dice.of(['As agreed.', '']) };
  },
  words: ({ outcome, reason }) => `${outcome}s an extension: "${reason}"`,
  request: ({ id, ...body }) => ({ method: 'POST', path: `/extensions/${id ?? NOWHERE}/decision`, body }),
  isMissing: (asked, commitment) => extensionOf(commitment, asked) === undefined,
  faults: (asked, situation) => {
    const { life, commitment } = situation;
    const extension = extensionOf(commitment, asked);
    if (extension === undefined) return [];
    const faults: Refusal[] = [];
    if (extension.state !== 'requested') faults.push('already_decided');
    if (find(commitment, extension.period)?.settledAt) faults.push('period_settled');
    if (notOwn(situation, extension) === null) faults.push('forbidden');
    if (asked.outcome === 'grant' && leads(situation)) faults.push('forbidden');
    if (asked.outcome === 'refuse' && asked.reason === '') faults.push('invalid');
    if (asked.outcome === 'grant' && extension.to < life.today(commitment.lead)) faults.push('extension_over');
    return faults;
  },
  apply: (asked, situation) => {
    const { commitment, actor } = situation;
    const extension = extensionOf(commitment, asked);
    if (extension === undefined) throw new Error('a decision on a request that the model does not know');
    const hands = { person: actor, behalf: notOwn(situation, extension)?.behalf ?? null };
    const state = asked.outcome === 'grant' ? ('granted' as const) : ('refused' as const);
    Object.assign(extension, { state, decidedBy: hands, decisionReason: asked.reason });
    const period = find(commitment, extension.period);
    if (state === 'granted' && period) {
      period.current = extension.to;
      period.deadlineVersion += 1;
    }
    return { type: `extension_${state}`, reason: asked.reason, hands };
  },
};

/** Extensions granted, and by how many days they moved deadlines. */
export function slipOf({ extensions }: Commitment): { count: number; days: number } {
  const granted = extensions.filter(({ state }) => state === 'granted');
  return { count: granted.length, days: granted.reduce((sum, { from, to }) => sum + daysBetween(from, to), 0) };
}

/** What stands against a new term that nobody has asked for: a request that waits is decided on first. */
export function moveFaults(to: Day | undefined, situation: Situation, ordinal: number): Refusal[] {
  if (to === undefined) return [];
  const { life, commitment } = situation;
  const faults: Refusal[] = leads(situation) ? ['forbidden'] : [];
  const current = find(commitment, ordinal)?.current ?? null;
  if (current === null) faults.push('no_deadline');
  const waits = commitment.extensions.some(({ period, state }) => period === ordinal && state === 'requested');
  if (waits) faults.push('extension_waits');
  if (to < life.today(commitment.lead) || (current !== null && to <= current)) faults.push('invalid');
  return faults;
}

interface Move extends Hands {
  period: number;
  to: Day | undefined;
  reason: string;
  origin: 'return' | 'reopening' | 'decision';
  byPost?: PostName | null;
}

/** A new term is an extension that is granted at once; the id is the one that the answer has more. */
export function moveDeadline(move: Move, { life, commitment }: Situation, answered: Answered): void {
  const { period, to, reason, origin, person, behalf, byPost = null } = move;
  const held = find(commitment, period);
  if (to === undefined || !held) return;
  const known = commitment.extensions.map((extension) => extension.id);
  const id = answered.extensions?.find((extension) => !known.includes(extension.id))?.id ?? '';
  const from = held.current ?? '';
  commitment.extensions.push({
    ...{ id, period, from, to, late: life.today(commitment.lead) > from, state: 'granted', origin, person, behalf },
    ...{ decidedBy: { person, behalf }, decisionReason: reason, decidedByPost: byPost },
  });
  held.current = to;
  held.deadlineVersion += 1;
}

/** Mostly a term that could be set; sometimes none that could. */
export function drawTerm(dice: Dice, { life, commitment }: Omit<Situation, 'allowedBy'>): Day {
  const today = life.today(commitment.lead);
  const latest = commitment.periods.map(({ current }) => current ?? '').reduce((a, b) => (a > b ? a : b), today);
  return addDays(latest, dice.of([20, 7, 60, -40]));
}

interface Ordering {
  to: Day;
  reason: string;
  period?: number;
  decidedBy?: PostName;
}

/**
 * Whose decision it is: that of the post through which it is made, or of the one that is named. Whoever leads asks instead;
 * only a registrar enters what somebody else has decided.
 */
function decider(
  { decidedBy }: Ordering,
  { life, actor, commitment, allowedBy }: Situation,
): PostName | Refusal | null {
  const own = allowedBy[0]?.post ?? null;
  const post = decidedBy ?? own;
  if (post === null || (post !== commitment.controller && post !== commitment.author)) return 'invalid';
  const held = reach(life, actor).map((one) => one.post);
  if (held.includes(commitment.lead)) return 'forbidden';
  if (post === commitment.lead) return 'invalid';
  if (!held.includes(post)) return rolesOf(actor).includes('registrar') ? post : 'forbidden';
  return post === own ? null : post;
}

const isRefusal = (found: PostName | Refusal | null): found is 'invalid' | 'forbidden' =>
  found === 'invalid' || found === 'forbidden';

export const extendByDecision: Step<Ordering> = {
  row: 'extend_by_decision',
  from: ON_CONTROL,
  weight: 6,
  draw: (dice, situation) => ({
    to: drawTerm(dice, situation),
    reason: dice.of(['It was agreed so.', 'The plant stands still.', '']),
    ...drawPeriod(dice, situation.commitment),
    ...(dice.below(2) === 0 && {
      decidedBy: dice.of([situation.commitment.author, situation.commitment.controller, ...POST_NAMES]),
    }),
  }),
  words: ({ to, reason, period, decidedBy }) =>
    `extends it to ${to}${period ? `, period ${period}` : ''}${decidedBy ? `, by decision of ${decidedBy}` : ''}: "${reason}"`,
  request: ({ decidedBy, ...body }, { id }, ids) => ({
    method: 'POST',
    path: `/commitments/${id}/extension-by-decision`,
    body: { ...body, ...(decidedBy && { decidedByPostId: ids.post(decidedBy) }) },
  }),
  isMalformed: ({ reason }) => reason === '',
  faults: (asked, situation) => {
    const ordinal = periodOf(asked, situation.commitment);
    const found = decider(asked, situation);
    return [
      ...(isRefusal(found) ? [found] : []),
      ...periodFaults(situation.commitment, ordinal, 'waiting'),
      ...moveFaults(asked.to, situation, ordinal),
    ];
  },
  apply: (asked, situation, answered) => {
    const { life, commitment, actor, allowedBy } = situation;
    const found = decider(asked, situation);
    // For whom the post is lent whose decision it is; of a post that is not lent nobody.
    const decided = asked.decidedBy ?? allowedBy[0]?.post ?? null;
    const behalf = reach(life, actor).find(({ post }) => post === decided)?.behalf ?? null;
    const hands = { person: actor, behalf };
    const { to, reason } = asked;
    const move = { period: periodOf(asked, commitment), to, reason, origin: 'decision' as const };
    moveDeadline(
      { ...move, ...hands, byPost: isRefusal(found) ? null : (found as PostName | null) },
      situation,
      answered,
    );
    return { type: 'extension_granted', reason, hands };
  },
};
