import { type ActorName, type Classification, CLASSIFICATIONS, isCleared, type PostName } from './company.js';
import { addDays, type Deadline, isKnownUrgency } from './days.js';
import type { Dice } from './dice.js';
import { type Commitment, type Life } from './life.js';
import type { Ids, Refusal, Situation, Step } from './step.js';

/* Steps on to control and off it, and the correction of what was entered. */

const REASONS = ['It is settled otherwise.', 'Nobody needs it.', ''];

/** On what the statuses of both sides of a joint commitment move together. */
function moveBoth(commitment: Commitment, status: Commitment['status']): void {
  commitment.status = status;
  if (commitment.side === 'joint') commitment.counterpartStatus = status;
}

const path = ({ id }: Commitment, step: string) => `/commitments/${id}/${step}`;

export const propose: Step = {
  row: 'edit_commitment',
  from: ['draft'],
  weight: 4,
  draw: () => ({}),
  words: () => 'proposes it',
  request: (_, commitment) => ({ method: 'POST', path: path(commitment, 'proposal') }),
  faults: () => [],
  apply: (_, { commitment }) => {
    moveBoth(commitment, 'proposed');
    return { type: 'proposed' };
  },
};

export const putOnControl: Step = {
  row: 'put_on_control',
  from: ['draft', 'proposed'],
  weight: 6,
  draw: () => ({}),
  words: () => 'puts it on control',
  request: (_, commitment) => ({ method: 'POST', path: path(commitment, 'control') }),
  faults: () => [],
  apply: (_, { life, commitment }) => {
    life.topUp(commitment);
    moveBoth(commitment, 'active');
    commitment.controlledAt = life.now;
    return { type: 'put_on_control' };
  },
};

interface Reasoned {
  reason: string;
}

const reasoned = {
  draw: (dice: Dice): Reasoned => ({ reason: dice.of(REASONS) }),
  isMalformed: ({ reason }: Reasoned) => reason === '',
  faults: (): Refusal[] => [],
};

export const decline: Step<Reasoned> = {
  ...reasoned,
  row: 'put_on_control',
  from: ['proposed'],
  weight: 6,
  words: ({ reason }) => `declines it: "${reason}"`,
  request: (body, commitment) => ({ method: 'POST', path: path(commitment, 'decline'), body }),
  apply: ({ reason }, { life, commitment }) => {
    moveBoth(commitment, 'declined');
    commitment.settledAt = life.now;
    return { type: 'declined', reason };
  },
};

/** What the deadline may come from, for a commitment that was signed on a day. */
export function drawDeadline(dice: Dice, signedOn: string): Deadline {
  const kinds: (() => Deadline)[] = [
    () => ({ basis: 'default' }),
    () => ({ basis: 'stated', statedOn: addDays(signedOn, dice.of([30, 1, 0, 75, 200, -1])) }),
    () => ({ basis: 'urgency', urgency: dice.of(['promptly', 'urgently', 'promptly', 'very_urgently']) }),
    () => ({ basis: 'recurring', frequency: dice.of(['quarterly', 'monthly', 'half_yearly', 'yearly']) }),
    () => ({ basis: 'recurring', frequency: dice.of(['monthly', 'quarterly']) }),
    () => ({ basis: 'standing' }),
    () => ({ basis: 'open' }),
  ];
  return dice.of(kinds)();
}

/** What is wrong with where a deadline comes from. */
export function isWrongDeadline(deadline: Deadline, signedOn: string): boolean {
  if (deadline.basis === 'urgency') return !isKnownUrgency(deadline.urgency);
  return deadline.basis === 'stated' && deadline.statedOn < signedOn;
}

export interface Entered {
  title: string;
  side: Commitment['side'];
  classification: Classification;
  deadline: Deadline;
  lead: PostName;
  controller: PostName;
  author: PostName;
  coExecutors: PostName[];
  observers: ActorName[];
  parts: string[];
}

/** What a commitment may not be, whoever enters it. */
export function isWrong(entered: Entered, { signedOn, actor }: { signedOn: string; actor: ActorName }): boolean {
  const { lead, controller, coExecutors, deadline, classification } = entered;
  const isTwice = coExecutors.includes(lead) || new Set(coExecutors).size < coExecutors.length;
  return controller === lead || isTwice || isWrongDeadline(deadline, signedOn) || !isCleared(actor, classification);
}

export const PARTS = ['Draw it up', 'Sign it', 'Carry it out'];
const MOST_PARTS = 5;
export const OBSERVERS: readonly ActorName[] = ['observer', 'stranger', 'newcomer'];
export const LEADS: readonly PostName[] = ['department', 'embassy', 'agency'];
export const CONTROLLERS: readonly PostName[] = ['control', 'council', 'department'];
export const CO_EXECUTORS: readonly PostName[] = ['embassy', 'agency', 'department'];

type Edit = Partial<Entered>;

/** Of parts that are there: another order, one more before or among them, the same words twice, one less; or all anew. */
function drawWording(dice: Dice, parts: Commitment['parts']): string[] {
  const texts = parts.map(({ text }) => text);
  const place = dice.below(texts.length + 1);
  const [before, after] = [texts.slice(0, place), texts.slice(place)];
  const wordings: (() => string[])[] = [
    () => [...after, ...before],
    () => [...before, 'Think of it', ...after],
    () => [...before, dice.of(PARTS), ...after],
    () => [...texts].reverse(),
    () => [...before, ...after.slice(1)],
    () => dice.some(PARTS, 3),
  ];
  return dice.of(wordings)().slice(0, MOST_PARTS);
}

const EDITS: Record<keyof Entered, (dice: Dice, commitment: Commitment) => Edit> = {
  title: (dice) => ({ title: dice.of(['A bus', 'Two buses', 'A bus and a tram']) }),
  side: (dice) => ({ side: dice.of(['ours', 'theirs', 'joint']) }),
  classification: (dice) => ({ classification: dice.of(CLASSIFICATIONS) }),
  deadline: (dice, { signedOn }) => ({ deadline: drawDeadline(dice, signedOn) }),
  lead: (dice) => ({ lead: dice.of(LEADS) }),
  controller: (dice) => ({ controller: dice.of(CONTROLLERS) }),
  author: (dice) => ({ author: dice.of(['council', 'ministry']) }),
  coExecutors: (dice) => ({ coExecutors: dice.some(CO_EXECUTORS, 2) }),
  observers: (dice) => ({ observers: dice.some(OBSERVERS, 2) }),
  parts: (dice, { parts }) => ({ parts: drawWording(dice, parts) }),
};

/** A commitment as what was entered. */
export function asEntered(commitment: Commitment): Entered {
  const { title, side, classification, deadline, lead, controller, author, coExecutors, observers } = commitment;
  const parts = commitment.parts.map(({ text }) => text);
  return { title, side, classification, deadline, lead, controller, author, coExecutors, observers, parts };
}

/** As the API takes it. */
export function bodyOf(entered: Edit, ids: Ids): Record<string, unknown> {
  const { lead, controller, author, coExecutors, observers, ...same } = entered;
  return {
    ...same,
    ...(lead && { leadPostId: ids.post(lead) }),
    ...(controller && { controllerPostId: ids.post(controller) }),
    ...(author && { authorPostId: ids.post(author) }),
    ...(coExecutors && { coExecutorPostIds: coExecutors.map((post) => ids.post(post)) }),
    ...(observers && { observerIds: observers.map((person) => ids.person(person)) }),
  };
}

const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b);

/** On control the deadline stands; one that was to be agreed may be agreed. */
function isOverwriting(edit: Edit, commitment: Commitment): boolean {
  if (commitment.controlledAt === null) return false;
  if (edit.side !== undefined && edit.side !== commitment.side) return true;
  return edit.deadline !== undefined && differs(edit.deadline, commitment.deadline) && !isAgreed(edit, commitment);
}

const isAgreed = ({ deadline }: Edit, commitment: Commitment) =>
  commitment.deadline.basis === 'open' && deadline !== undefined && deadline.basis !== 'open';

/** Before control whatever it is counted from counts it anew; on control nothing but what was to be agreed. */
function countAnew(life: Life, commitment: Commitment, before: Entered): void {
  const changed = (['lead', 'side', 'deadline'] as const).some((field) => differs(before[field], commitment[field]));
  const isOn = commitment.controlledAt !== null;
  if (isOn ? !differs(before.deadline, commitment.deadline) : !changed) return;
  const held = commitment.periods[0];
  const counted = life.owedPeriods({ ...commitment, periods: [] });
  if (isOn && held !== undefined && counted[0] !== undefined) {
    Object.assign(counted[0], { deadlineVersion: held.deadlineVersion + 1, reportedAt: held.reportedAt });
  }
  commitment.periods = counted;
}

/** Words that stay stay as complete as they are wherever they go; of the same words the first that is left is meant. */
function reword(commitment: Commitment, texts: readonly string[]): void {
  const left = [...commitment.parts];
  commitment.parts = texts.map((text) => {
    const found = left.findIndex((part) => part.text === text);
    const [held] = found < 0 ? [] : left.splice(found, 1);
    return { text, completedAt: held?.completedAt ?? null };
  });
}

function applyEdit(edit: Edit, { life, commitment }: Situation): void {
  const before = asEntered(commitment);
  const { parts, ...fields } = edit;
  Object.assign(commitment, fields);
  if (parts !== undefined) reword(commitment, parts);
  if (commitment.side !== 'joint') commitment.counterpartStatus = null;
  else commitment.counterpartStatus ??= commitment.status;
  countAnew(life, commitment, before);
}

export const edit: Step<Edit> = {
  row: 'edit_commitment',
  from: ['draft', 'proposed', 'active', 'reported'],
  weight: 3,
  draw: (dice, { commitment }) => EDITS[dice.of(Object.keys(EDITS) as (keyof Entered)[])](dice, commitment),
  words: (asked) => `edits ${JSON.stringify(asked)}`,
  request: (asked, commitment, ids) => ({
    method: 'PATCH',
    path: `/commitments/${commitment.id}`,
    body: bodyOf(asked, ids),
  }),
  faults: (asked, { commitment, actor }) => {
    const { signedOn } = commitment;
    const faults: Refusal[] = isWrong({ ...asEntered(commitment), ...asked }, { signedOn, actor }) ? ['invalid'] : [];
    return isOverwriting(asked, commitment) ? [...faults, 'deadline_stands'] : faults;
  },
  apply: (asked, situation) => {
    applyEdit(asked, situation);
    return { type: 'edited' };
  },
};

/** Of parts some of which are complete: a step of its own, or it would hardly ever happen. */
export const rewordParts: Step<Edit> = {
  ...edit,
  weight: 8,
  draw: (dice, { commitment }) => EDITS.parts(dice, commitment),
};
