import {
  type ActorName,
  type Classification,
  type Deputyship,
  firstTenures,
  type PostName,
  POSTS,
  type Tenure,
} from './company.js';
import { COUNTERPART } from './company.js';
import { type Day, dayAt, type Deadline, type Deadlines } from './days.js';

/*
 * The model: what the register has to know, written from the words of docs/domain.md. It shares no code with Pacta.
 */

export type Status = 'draft' | 'proposed' | 'active' | 'reported' | 'closed' | 'declined' | 'terminated';

export interface Part {
  text: string;
  completedAt: number | null;
}

export interface Period {
  ordinal: number;
  original: Day | null;
  current: Day | null;
  deadlineVersion: number;
  reportedAt: number | null;
  settledAt: number | null;
}

/** Whose hand is in an act: who did it, and the absent person for whom. */
export interface Hands {
  person: ActorName;
  behalf: ActorName | null;
}

export interface Report extends Hands {
  id: string;
  kind: 'interim' | 'final';
  period: number;
  to: 'controller' | 'lead';
  post: PostName;
  text: string;
  evidenceIds: string[];
  at: number;
  decision: (Hands & { outcome: 'accept' | 'return'; reason: string }) | null;
}

export interface Extension extends Hands {
  id: string;
  period: number;
  from: Day;
  to: Day;
  late: boolean;
  state: 'requested' | 'granted' | 'refused';
  decidedBy: Hands | null;
  origin: 'request' | 'return' | 'reopening' | 'decision';
  /** Whose decision it is, where it was entered for somebody. */
  decidedByPost: PostName | null;
  decisionReason: string;
}

export interface Acknowledgement extends Hands {
  id: string;
  period: number;
  willReportBy: Day;
  late: boolean;
  to: 'controller' | 'lead';
  post: PostName;
  at: number;
}

/** What stands in the way. */
export interface Blocker {
  side: 'ours' | 'theirs';
  text: string;
  post: PostName | null;
  since: number;
}

/** Who judged last, when, and by what. */
export interface Score {
  by: ActorName;
  at: number;
  remark: string;
  reportIds: string[];
  evidenceIds: string[];
}

export interface Event {
  /** Nobody: the night. */
  person: ActorName | null;
  behalf: ActorName | null;
  type: string;
  reason: string;
}

export interface Commitment {
  /** A letter, for the words of a step. */
  name: string;
  id: string;
  version: number;
  title: string;
  status: Status;
  side: 'ours' | 'theirs' | 'joint';
  counterpartStatus: Status | null;
  /** Where the other side stood when our termination ended it, as long as nothing else was recorded of it. */
  counterpartEndedAt: Status | null;
  blocker: Blocker | null;
  /** The id of what is to be kept instead. */
  supersededBy: string | null;
  classification: Classification;
  deadline: Deadline;
  signedOn: Day;
  lead: PostName;
  controller: PostName;
  author: PostName;
  coExecutors: PostName[];
  observers: ActorName[];
  parts: Part[];
  periods: Period[];
  reports: Report[];
  extensions: Extension[];
  acknowledgements: Acknowledgement[];
  fulfilment: string;
  conformity: string | null;
  conformityRemark: string | null;
  score: Score | null;
  controlledAt: number | null;
  settledAt: number | null;
  updatedAt: number;
  events: Event[];
}

export const isRepeating = ({ deadline }: Pick<Commitment, 'deadline'>): boolean =>
  deadline.basis === 'recurring' || deadline.basis === 'standing';

export const isOnControl = ({ status }: Commitment): boolean => status === 'active' || status === 'reported';

export const isWaiting = ({ reportedAt, settledAt }: Period): boolean => reportedAt !== null && settledAt === null;

/** Periods whose final report waits for its decision, but the one named. */
export function waiting({ periods }: Commitment, but?: number): number[] {
  return periods.filter((period) => isWaiting(period) && period.ordinal !== but).map(({ ordinal }) => ordinal);
}

/** It stands at the earliest period that is still to be reported on. */
export function standing({ status, periods }: Commitment): Period {
  const open = periods.filter(({ settledAt }) => settledAt === null);
  const found =
    status === 'closed'
      ? periods.findLast(({ settledAt }) => settledAt !== null)
      : (open.find(({ reportedAt }) => reportedAt === null) ?? open[0]);
  const period = found ?? periods.at(-1);
  if (period === undefined) throw new Error('a commitment has a period');
  return period;
}

export const openParts = ({ parts }: Commitment): Part[] => parts.filter(({ completedAt }) => completedAt === null);

/** What history calls it when periods come by themselves. */
export const NIGHT = 'commitment.period_opened';

/** One life: the commitments in it, and the world around them. */
export class Life {
  tenures: Tenure[] = firstTenures();
  deputyships: Deputyship[] = [];
  readonly commitments: Commitment[] = [];
  private readonly todays = new Map<string, Day>();
  private todaysAt = NaN;

  /** @param now milliseconds since 1970 */
  constructor(
    public now: number,
    readonly deadlines: Deadlines,
  ) {}

  /** The date where a post's body is. */
  today(post: PostName): Day {
    if (this.todaysAt !== this.now) this.todays.clear();
    this.todaysAt = this.now;
    const { timeZone } = POSTS[post];
    const today = this.todays.get(timeZone) ?? dayAt(this.now, timeZone);
    this.todays.set(timeZone, today);
    return today;
  }

  holder(post: PostName): ActorName | null {
    const today = this.today(post);
    return this.tenures.find((one) => one.post === post && isIn(one, today))?.person ?? null;
  }

  /** The periods that are owed by now: of what repeats all whose deadline has come, and one that is not settled. */
  owedPeriods(commitment: Commitment): Period[] {
    const { deadline, signedOn, side, lead, periods } = commitment;
    const countries = [POSTS[lead].country, ...(side === 'joint' ? [COUNTERPART] : [])];
    const today = this.today(lead);
    const allSettled = periods.every(({ settledAt }) => settledAt !== null);
    const latest = periods.map(({ original }) => original ?? '').reduce((a, b) => (a > b ? a : b), today);
    return this.deadlines.owed({ deadline, signedOn, countries }, allSettled ? latest : today).map((day, index) => ({
      ...{ ordinal: index + 1, original: day, current: day, deadlineVersion: 1, reportedAt: null, settledAt: null },
    }));
  }

  /** Adds the periods that have come since. */
  topUp(commitment: Commitment): void {
    if (!isRepeating(commitment)) return;
    const owed = this.owedPeriods(commitment);
    commitment.periods.push(
      ...owed.filter(({ ordinal }) => commitment.periods.every((held) => held.ordinal !== ordinal)),
    );
  }

  /** The night: every commitment on control gets the periods that have come. */
  night(): void {
    for (const commitment of this.commitments.filter(isOnControl)) {
      const before = commitment.periods.length;
      this.topUp(commitment);
      if (commitment.periods.length === before) continue;
      // Nobody's act: history tells of it, and the version stays.
      commitment.events.push({ type: NIGHT, reason: '', person: null, behalf: null });
    }
  }
}

export function isIn({ from, to }: { from: Day; to: Day | null }, day: Day): boolean {
  return from <= day && (to === null || day <= to);
}
