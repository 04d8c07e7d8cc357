import { addDays, type Day } from './days.js';
import type { Dice } from './dice.js';
import { drawTerm, moveDeadline, moveFaults } from './deadline-steps.js';
import { type Commitment, type Hands, isRepeating, openParts, waiting } from './life.js';
import { drawPeriod, find, periodFaults, periodOf } from './period-choice.js';
import { leads } from './standing.js';
import { notOwn, type Refusal, type Situation, type Step } from './step.js';

/* Reports, decisions, promises, parts: the work on a commitment. */

const ON_CONTROL = ['active', 'reported'] as const;
const OPEN = { completedAt: null };
const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Whose an answer is: through a post its own, or the lead's when a registrar gives it. */
function authored({ life, actor, allowedBy, commitment }: Situation): Hands & { post: Commitment['lead'] } {
  const by = allowedBy[0];
  if (by?.post) return { person: actor, behalf: by.behalf, post: by.post };
  const holder = life.holder(commitment.lead);
  return { person: actor, behalf: holder === actor ? null : holder, post: commitment.lead };
}

/** Co-executors answer to the lead. */
const addressee = ({ allowedBy }: Situation) => (allowedBy[0]?.relation === 'co-executor' ? 'lead' : 'controller');

interface Reporting {
  kind: 'interim' | 'final';
  text: string;
  period?: number;
  completedParts: number[];
  evidence: { title: string; url: string }[];
}

function reportFaults(asked: Reporting, commitment: Commitment): Refusal[] {
  const ordinal = periodOf(asked, commitment);
  const faults = periodFaults(commitment, ordinal, asked.kind === 'final' ? 'waiting' : null);
  if (asked.text === '') faults.push('invalid');
  if (asked.completedParts.some((number) => number > commitment.parts.length)) faults.push('invalid');
  const left = commitment.parts.filter(({ completedAt }, i) => !completedAt && !asked.completedParts.includes(i + 1));
  if (asked.kind === 'final' && !isRepeating(commitment) && left.length > 0) faults.push('parts_open');
  return faults;
}

function complete(commitment: Commitment, numbers: readonly number[], now: number): void {
  for (const number of numbers) {
    const part = commitment.parts[number - 1];
    if (part) part.completedAt ??= now;
  }
}

function reporting(kind: Reporting['kind']): Step<Reporting> {
  return {
    row: kind === 'final' ? 'report_final' : 'report',
    from: ON_CONTROL,
    weight: kind === 'final' ? 8 : 2,
    draw: (dice, { commitment }) => ({
      kind,
      text: dice.of(['It is done.', 'Half of it is done.', 'It will be.', '']),
      ...drawPeriod(dice, commitment),
      completedParts: dice.once(9)
        ? [commitment.parts.length + 1]
        : dice.once(3)
          ? []
          : commitment.parts.map((_, index) => index + 1),
      evidence: dice.some([{ title: 'The letter', url: 'https://example.org/letter' }], 1),
    }),
    words: ({ text, period, completedParts, evidence }) =>
      `makes ${kind === 'final' ? 'a final' : 'an interim'} report${period ? ` on period ${period}` : ''}: "${text}"` +
      `${completedParts.length > 0 ? `, parts ${completedParts.join()} complete` : ''}${evidence.length > 0 ? ', with evidence' : ''}`,
    request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/reports`, body }),
    faults: (asked, { commitment }) => reportFaults(asked, commitment),
    apply: (asked, situation, answered) => {
      const { commitment, life } = situation;
      const period = periodOf(asked, commitment);
      const hands = authored(situation);
      complete(commitment, asked.completedParts, life.now);
      commitment.reports.push({
        ...{ id: answered.id ?? '', evidenceIds: (answered.evidence ?? []).map(({ id }) => id) },
        ...{ ...hands, kind, period, text: asked.text, to: addressee(situation), at: life.now, decision: null },
      });
      if (kind === 'final') {
        Object.assign(find(commitment, period) ?? {}, { reportedAt: life.now });
        commitment.status = 'reported';
      }
      return { type: 'reported', hands };
    },
  };
}

export const reportInterim = reporting('interim');
export const reportFinal = reporting('final');

interface Deciding {
  id: string | null;
  outcome: 'accept' | 'return';
  reason: string;
  close: boolean;
  newDeadline?: Day;
  reopenedParts?: number[];
}

const reportOf = ({ reports }: Commitment, { id }: Deciding) => reports.find((report) => report.id === id);

const isTheirsToDecide = (situation: Situation, report: Hands) =>
  notOwn(situation, report) !== null && !leads(situation);

function decisionFaults(asked: Deciding, situation: Situation): Refusal[] {
  const { commitment } = situation;
  const report = reportOf(commitment, asked);
  if (report === undefined) return [];
  const faults: Refusal[] = [];
  if (report.kind === 'interim') faults.push('interim_report');
  if (report.decision !== null) faults.push('already_decided');
  if (!isTheirsToDecide(situation, report)) faults.push('forbidden');
  if (asked.outcome === 'return') return [...faults, ...returnFaults(asked, situation, report.period)];
  if (asked.newDeadline !== undefined || asked.reopenedParts !== undefined) faults.push('invalid');
  if (isRepeating(commitment) && !asked.close) return faults;
  if (openParts(commitment).length > 0) faults.push('parts_open');
  return waiting(commitment, report.period).length > 0 ? [...faults, 'report_waits'] : faults;
}

function returnFaults(asked: Deciding, situation: Situation, period: number): Refusal[] {
  const { parts } = situation.commitment;
  const isComplete = (number: number) => (parts[number - 1]?.completedAt ?? null) !== null;
  const isWrong = asked.reason === '' || asked.reopenedParts?.every(isComplete) === false;
  return [...(isWrong ? (['invalid'] as const) : []), ...moveFaults(asked.newDeadline, situation, period)];
}

function accept(asked: Deciding, { life, commitment }: Situation, period: number): void {
  Object.assign(find(commitment, period) ?? {}, { settledAt: life.now });
  if (isRepeating(commitment) && !asked.close) {
    life.topUp(commitment);
    commitment.status = waiting(commitment).length > 0 ? 'reported' : 'active';
  } else {
    commitment.status = 'closed';
    commitment.settledAt = life.now;
    commitment.blocker = null;
  }
}

/** Parts that are complete; now and then one that may be open, or not there. */
function drawReopened(dice: Dice, { parts }: Commitment): number[] {
  if (dice.once(5)) return [1 + dice.below(parts.length + 1)];
  const complete = parts.flatMap(({ completedAt }, index) => (completedAt === null ? [] : [index + 1]));
  return complete.length > 0 ? [dice.of(complete)] : [1];
}

export const decideReport: Step<Deciding> = {
  row: 'decide_report',
  from: ['reported'],
  weight: 8,
  draw: (dice, situation) => {
    const { reports } = situation.commitment;
    const open = reports.filter(({ kind, decision }) => kind === 'final' && decision === null);
    const all = [...open, ...open, ...open, ...reports];
    const id = all.length > 0 ? dice.of(all).id : null;
    const outcome = dice.of(['accept', 'return', 'accept'] as const);
    const hasTerm = outcome === 'return' ? dice.below(2) === 0 : dice.once(12);
    const term = hasTerm ? { newDeadline: drawTerm(dice, situation) } : {};
    const said = { id, outcome, reason: dice.of(['As agreed.', 'Which bus?', '']), close: dice.once(4), ...term };
    const opensParts = outcome === 'return' ? dice.below(2) === 0 : dice.once(12);
    return opensParts ? { ...said, reopenedParts: drawReopened(dice, situation.commitment) } : said;
  },
  words: ({ outcome, reason, close, newDeadline, reopenedParts }) =>
    `${outcome}s a report${close ? ' and closes' : ''}${newDeadline ? `, new term ${newDeadline}` : ''}` +
    `${reopenedParts ? `, part ${reopenedParts.join()} open again` : ''}: "${reason}"`,
  request: ({ id, ...body }) => ({ method: 'POST', path: `/reports/${id ?? NOWHERE}/decision`, body }),
  isMissing: (asked, commitment) => reportOf(commitment, asked) === undefined,
  faults: decisionFaults,
  apply: (asked, situation, answered) => {
    const { commitment, actor } = situation;
    const report = reportOf(commitment, asked);
    if (report === undefined) throw new Error('a decision on a report that the model does not know');
    const hands = { person: actor, behalf: notOwn(situation, report)?.behalf ?? null };
    report.decision = { ...hands, outcome: asked.outcome, reason: asked.reason };
    if (asked.outcome === 'accept') accept(asked, situation, report.period);
    else {
      Object.assign(find(commitment, report.period) ?? {}, { reportedAt: null });
      for (const number of asked.reopenedParts ?? []) Object.assign(commitment.parts[number - 1] ?? {}, OPEN);
      commitment.status = waiting(commitment).length > 0 ? 'reported' : 'active';
      const move = { period: report.period, to: asked.newDeadline, reason: asked.reason, origin: 'return' as const };
      moveDeadline({ ...move, ...hands }, situation, answered);
    }
    const type = asked.outcome === 'accept' ? 'report_accepted' : 'report_returned';
    return { type, reason: asked.reason, hands };
  },
};

interface Promising {
  willReportBy: Day;
  period?: number;
}

export const acknowledge: Step<Promising> = {
  row: 'report',
  from: ON_CONTROL,
  weight: 2,
  draw: (dice, { life, commitment }) => ({
    willReportBy: addDays(life.today(commitment.lead), dice.of([5, 0, 30, -1])),
    ...drawPeriod(dice, commitment),
  }),
  words: ({ willReportBy, period }) => `says it will report by ${willReportBy}${period ? ` on period ${period}` : ''}`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/acknowledgements`, body }),
  faults: (asked, { life, commitment }) => [
    ...periodFaults(commitment, periodOf(asked, commitment), 'waiting'),
    ...(asked.willReportBy < life.today(commitment.lead) ? (['invalid'] as const) : []),
  ],
  apply: (asked, situation, { id = '' }) => {
    const { life, commitment } = situation;
    const period = periodOf(asked, commitment);
    const current = find(commitment, period)?.current ?? null;
    const hands = authored(situation);
    commitment.acknowledgements.push({
      ...{ id, period, willReportBy: asked.willReportBy, to: addressee(situation), at: life.now },
      ...{ late: current !== null && life.today(commitment.lead) > current, ...hands },
    });
    return { type: 'acknowledged', hands };
  },
};

export const completePart: Step<{ number: number }> = {
  row: 'report',
  from: ON_CONTROL,
  weight: 2,
  draw: (dice, { commitment: { parts } }) => ({ number: 1 + dice.below(parts.length + (dice.once(4) ? 1 : 0) || 1) }),
  words: ({ number }) => `completes part ${number}`,
  request: ({ number }, { id }) => ({ method: 'POST', path: `/commitments/${id}/parts/${number}/completion` }),
  faults: ({ number }, { commitment }) => (number > commitment.parts.length ? ['invalid'] : []),
  apply: ({ number }, situation) => {
    complete(situation.commitment, [number], situation.life.now);
    return { type: 'part_completed', hands: authored(situation) };
  },
};
