import type { ActorName } from './company.js';
import { addDays, type Day, daysBetween } from './days.js';
import type { Dice } from './dice.js';
import {
  type Commitment,
  type Hands,
  isRepeating,
  isWaiting,
  openParts,
  type Period,
  standing,
  waiting,
} from './life.js';
import { reach } from './standing.js';
import { notOwn, type Refusal, type Situation, type Step } from './step.js';

/* Reports, requests, decisions, scores: the work on a commitment and the judgement of it. */

const ON_CONTROL = ['active', 'reported'] as const;
const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Mostly the period that it stands at, by saying none. */
function drawPeriod(dice: Dice, { periods }: Commitment): { period?: number } {
  return dice.once(4) ? { period: 1 + dice.below(periods.length + 1) } : {};
}

const periodOf = (asked: { period?: number }, commitment: Commitment): number =>
  asked.period ?? standing(commitment).ordinal;

function find({ periods }: Commitment, ordinal: number): Period | undefined {
  return periods.find((period) => period.ordinal === ordinal);
}

/** What stands against anything that is said about a period. */
function periodFaults(commitment: Commitment, ordinal: number, needsNone: 'waiting' | null): Refusal[] {
  const period = find(commitment, ordinal);
  if (period === undefined) return ['no_such_period'];
  if (period.settledAt !== null) return ['period_settled'];
  return needsNone !== null && isWaiting(period) ? ['report_waits'] : [];
}

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
}

const reportOf = ({ reports }: Commitment, { id }: Deciding) => reports.find((report) => report.id === id);

function decisionFaults(asked: Deciding, situation: Situation): Refusal[] {
  const { commitment } = situation;
  const report = reportOf(commitment, asked);
  if (report === undefined) return [];
  const faults: Refusal[] = [];
  if (report.kind === 'interim') faults.push('interim_report');
  if (report.decision !== null) faults.push('already_decided');
  if (notOwn(situation, report) === null) faults.push('forbidden');
  if (asked.outcome === 'return') return asked.reason === '' ? [...faults, 'invalid'] : faults;
  if (isRepeating(commitment) && !asked.close) return faults;
  if (openParts(commitment).length > 0) faults.push('parts_open');
  return waiting(commitment, report.period).length > 0 ? [...faults, 'report_waits'] : faults;
}

function accept(asked: Deciding, { life, commitment }: Situation, period: number): void {
  Object.assign(find(commitment, period) ?? {}, { settledAt: life.now });
  if (isRepeating(commitment) && !asked.close) {
    life.topUp(commitment);
    commitment.status = waiting(commitment).length > 0 ? 'reported' : 'active';
  } else {
    commitment.status = 'closed';
    commitment.settledAt = life.now;
  }
}

export const decideReport: Step<Deciding> = {
  row: 'decide_report',
  from: ['reported'],
  weight: 8,
  draw: (dice, { commitment: { reports } }) => {
    const open = reports.filter(({ kind, decision }) => kind === 'final' && decision === null);
    const all = [...open, ...open, ...open, ...reports];
    const id = all.length > 0 ? dice.of(all).id : null;
    const outcome = dice.of(['accept', 'return', 'accept'] as const);
    return { id, outcome, reason: dice.of(['As agreed.', '']), close: dice.once(4) };
  },
  words: ({ outcome, reason, close }) => `${outcome}s a report${close ? ' and closes' : ''}: "${reason}"`,
  request: ({ id, ...body }) => ({ method: 'POST', path: `/reports/${id ?? NOWHERE}/decision`, body }),
  isMissing: (asked, commitment) => reportOf(commitment, asked) === undefined,
  faults: decisionFaults,
  apply: (asked, situation) => {
    const { commitment, actor } = situation;
    const report = reportOf(commitment, asked);
    if (report === undefined) throw new Error('a decision on a report that the model does not know');
    const hands = { person: actor, behalf: notOwn(situation, report)?.behalf ?? null };
    report.decision = { ...hands, outcome: asked.outcome, reason: asked.reason };
    if (asked.outcome === 'accept') accept(asked, situation, report.period);
    else {
      Object.assign(find(commitment, report.period) ?? {}, { reportedAt: null });
      commitment.status = waiting(commitment).length > 0 ? 'reported' : 'active';
    }
    const type = asked.outcome === 'accept' ? 'report_accepted' : 'report_returned';
    return { type, reason: asked.reason, hands };
  },
};

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
  weight: 3,
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
      ...{ person: actor, behalf: allowedBy[0]?.behalf ?? null, decidedBy: null, decisionReason: '' },
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
  weight: 4,
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

interface Scoring {
  fulfilment: string;
  conformity: string | null;
  conformityRemark: string | null;
  reportIds: string[];
  evidenceIds: string[];
}

/** Did the work: by a post held or lent today, or by a report. */
function didTheWork({ life, commitment, actor }: Situation): boolean {
  const { lead, controller, coExecutors, reports } = commitment;
  const worked = reach(life, actor).some(({ post }) => [lead, controller, ...coExecutors].includes(post));
  const wrote: (ActorName | null)[] = reports.flatMap(({ person, behalf }) => [person, behalf]);
  return worked || wrote.includes(actor);
}

export const score: Step<Scoring> = {
  row: 'score',
  from: ['active', 'reported', 'closed', 'terminated'],
  weight: 2,
  draw: (dice, { commitment: { reports } }) => ({
    fulfilment: dice.of(['substantial', 'no_evidence', 'not_started', 'minimal', 'full']),
    conformity: dice.of([null, 'conforms', 'differs']),
    conformityRemark: dice.of([null, 'A tram, not a bus.']),
    reportIds: dice.once(6) ? [NOWHERE] : reports.slice(0, 2 - dice.below(3)).map(({ id }) => id),
    evidenceIds: dice
      .some(reports.flatMap(({ evidenceIds }) => evidenceIds).concat(NOWHERE), 1)
      .filter((id) => id !== NOWHERE),
  }),
  words: ({ fulfilment, conformity, reportIds, evidenceIds }) =>
    `scores it ${fulfilment}, ${conformity ?? 'not compared'}, citing ${reportIds.length} and ${evidenceIds.length}`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/fulfilment`, body }),
  faults: (asked, situation) => {
    const { reports } = situation.commitment;
    const faults: Refusal[] = didTheWork(situation) ? ['forbidden'] : [];
    const cited = asked.reportIds.length + asked.evidenceIds.length;
    if (asked.reportIds.some((id) => reports.every((report) => report.id !== id))) faults.push('invalid');
    if (asked.fulfilment !== 'no_evidence' && cited === 0) faults.push('invalid');
    return asked.conformity === 'differs' && asked.conformityRemark === null ? [...faults, 'invalid'] : faults;
  },
  apply: ({ fulfilment, conformity, conformityRemark }, { commitment }) => {
    Object.assign(commitment, { fulfilment, conformity, conformityRemark });
    return { type: 'scored' };
  },
};
