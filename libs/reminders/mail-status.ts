import { Injectable } from '@nestjs/common';
import { toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { IS_DUE } from './is-due.sql.js';
import { type HoldState, MailHold } from './mail-hold.js';
import { type MailAlarm, mailAlarms } from './mail-status.rules.js';
import { PLAN_CHECK } from './nightly.js';
import { type KeptPlanCheck, PlanChecks } from './plan-checks.js';

/** How the mail of this register is doing. */
export interface MailState extends HoldState {
  /** How many would leave at once if mail may: those that wait, and those that what is due makes. */
  ready: number;
  /** Waiting: for their time, for a worker, or for the next attempt. */
  queued: number;
  /** With the mail server at this moment, or left by a worker that died. */
  sending: number;
  failed: number;
  /** May have come twice. */
  inDoubt: number;
  /** Addresses that mail servers refuse for good. */
  refusedAddresses: number;
  /** When the oldest mail that is due could first have been sent; null when nothing waits. */
  oldestUnsent: Temporal.Instant | null;
  lastSentAt: Temporal.Instant | null;
  /** Null before the first has ended. */
  planCheck: KeptPlanCheck | null;
  alarms: MailAlarm[];
}

/** Reads how the mail is doing, by the database's clock. */
@Injectable()
export class MailStatus {
  constructor(
    private readonly transactions: Transactions,
    private readonly hold: MailHold,
    private readonly planChecks: PlanChecks,
  ) {}

  /** What somebody has to look after: a few index reads, for health checks. `lateMinutes`: what counts as late. */
  async alarms(lateMinutes: number): Promise<MailAlarm[]> {
    return (await this.glance(lateMinutes)).alarms;
  }

  async read(lateMinutes: number): Promise<MailState> {
    const { state, oldestUnsent, alarms } = await this.glance(lateMinutes);
    const [{ lastSentAt, ...counts }] = await this.transactions.manager.query<[CountRow]>(COUNTS);
    const planCheck = await this.planChecks.last();
    return { ...state, ...counts, oldestUnsent, alarms, planCheck, lastSentAt: lastSentAt && toInstant(lastSentAt) };
  }

  private async glance(lateMinutes: number) {
    const state = await this.hold.read();
    const [{ oldest, now, unreachable, planCheckedAt, planDifferences }] = await this.transactions.manager.query<
      [GlanceRow]
    >(GLANCE, [PLAN_CHECK]);
    const oldestUnsent = oldest && toInstant(oldest);
    const secondsSince = (at: Temporal.Instant | null) => at && toInstant(now).since(at).total('seconds');
    const figures = {
      ...state,
      oldestUnsent: secondsSince(oldestUnsent),
      lastSweep: secondsSince(state.sweptAt),
      unreachable,
      lastPlanCheck: secondsSince(planCheckedAt && toInstant(planCheckedAt)),
      planDifferences,
    };
    return { state, oldestUnsent, alarms: mailAlarms(figures, lateMinutes) };
  }
}

interface GlanceRow {
  oldest: Date | null;
  now: Date;
  unreachable: number;
  planCheckedAt: Date | null;
  planDifferences: number;
}

interface CountRow {
  ready: number;
  queued: number;
  sending: number;
  failed: number;
  inDoubt: number;
  refusedAddresses: number;
  lastSentAt: Date | null;
}

/** A state at a time: each has an index of its own, both together have none. */
const oldestMailing = (state: 'queued' | 'sending') => `
    (SELECT min(greatest(due_at, created_at)) FROM mailings
     WHERE state = '${state}' AND due_at <= statement_timestamp())`;

/** $1 the nightly job. What was passed on to somebody is due since long ago, but could be sent only from when it was written. */
const GLANCE = `
  SELECT statement_timestamp() AS now, least(${oldestMailing('queued')}, ${oldestMailing('sending')},
    (SELECT min(greatest(due_at, created_at)) FROM occurrences
     WHERE ${IS_DUE} AND recipient_id IS NOT NULL)) AS oldest,
    (SELECT count(*)::integer FROM occurrences WHERE ${IS_DUE} AND recipient_id IS NULL) AS unreachable,
    coalesce((SELECT max(finished_at) FROM plan_checks),
      (SELECT first_ran_at FROM job_runs WHERE job = $1)) AS "planCheckedAt",
    coalesce((SELECT differences FROM plan_checks ORDER BY finished_at DESC, id LIMIT 1), 0) AS "planDifferences"`;

/** As `Gather` makes mailings: what is due joins the one that waits for the same person, or is a new one. */
const READY = `
  (SELECT count(*)::integer FROM mailings WHERE state = 'queued' AND next_attempt_at <= statement_timestamp())
  + (SELECT count(DISTINCT recipient_id)::integer FROM occurrences o
     WHERE ${IS_DUE} AND recipient_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM mailings m WHERE m.person_id = o.recipient_id AND m.kind = 'reminder' AND m.settled_at IS NULL
         AND m.lease_until IS NULL AND NOT m.possibly_twice AND m.next_attempt_at <= statement_timestamp()))`;

const COUNTS = `
  SELECT ${READY} AS ready,
         (SELECT count(*)::integer FROM mailings WHERE state = 'queued') AS queued,
         (SELECT count(*)::integer FROM mailings WHERE state = 'sending') AS sending,
         (SELECT count(*)::integer FROM mailings WHERE state = 'failed') AS failed,
         (SELECT count(*)::integer FROM mailings WHERE possibly_twice) AS "inDoubt",
         (SELECT count(*)::integer FROM persons WHERE email_refused_at IS NOT NULL) AS "refusedAddresses",
         (SELECT max(settled_at) FROM mailings WHERE state = 'sent') AS "lastSentAt"`;
