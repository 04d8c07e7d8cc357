import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Parties } from '#access';
import { notFound, toInstant, Transactions } from '#platform';
import type { Commitment } from './commitment.js';
import { CommitmentRow, PeriodRow } from './commitment.entity.js';

/** Loads commitments for a change and writes what changed. */
@Injectable()
export class CommitmentStore {
  constructor(private readonly transactions: Transactions) {}

  /**
   * A commitment, its row locked until the end of the transaction.
   * @throws DomainError `not_found`
   */
  async lock(id: string): Promise<Commitment> {
    // Not FOR UPDATE: the plan's rows point here by foreign key, and their KEY SHARE lock must not wait for this one.
    const row = await this.transactions.manager.findOne(CommitmentRow, {
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!row) throw notFound();
    // A statement of its own: it must see what was committed while this one waited for the lock. Whoever had the row
    // before may have begun later: what is written now is not earlier than what is there.
    const [children] = await this.transactions.manager.query<Children[]>(CHILDREN, [id]);
    return { ...row, ...asDomain(children) };
  }

  /** Writes changed columns, counts the version up and stamps the time. */
  async update(commitment: Commitment, patch: Partial<CommitmentRow>, now: Temporal.Instant): Promise<void> {
    const change = { ...patch, version: commitment.version + 1, updatedAt: now };
    Object.assign(commitment, change);
    await this.transactions.manager.update(CommitmentRow, { id: commitment.id }, change);
  }

  /** Writes changed columns of one period. */
  async updatePeriod(commitment: Commitment, ordinal: number, patch: Partial<PeriodRow>): Promise<void> {
    Object.assign(commitment.periods.find((period) => period.ordinal === ordinal) ?? {}, patch);
    await this.transactions.manager.update(PeriodRow, { commitmentId: commitment.id, ordinal }, patch);
  }

  /**
   * Who stands how to each of these commitments; those that do not exist are left out. Where the past is read, those that
   * did not exist then.
   */
  async partiesOf(ids: readonly string[]): Promise<Map<string, Parties>> {
    const sql = this.transactions.looksBack ? PARTIES_AND_THEN : PARTIES;
    const rows = await this.transactions.manager.query<Parties[]>(sql, [[...ids]]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

interface Children {
  /** At which the transaction writes. */
  moment: Date;
  coExecutorPostIds: string[];
  observerIds: string[];
  parts: { number: number; text: string; completedAt: string | null }[];
  periods: {
    ordinal: number;
    startsOn: string;
    endsOn: string | null;
    originalDeadline: string | null;
    currentDeadline: string | null;
    deadlineVersion: number;
    reportedAt: string | null;
    settledAt: string | null;
  }[];
}

const date = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
const instant = (text: string | null) => (text === null ? null : toInstant(new Date(text)));

function asDomain({ coExecutorPostIds, observerIds, parts, periods }: Children) {
  return {
    coExecutorPostIds,
    observerIds,
    parts: parts.map((part) => ({ ...part, completedAt: instant(part.completedAt) })),
    periods: periods.map((period) => ({
      ...period,
      startsOn: Temporal.PlainDate.from(period.startsOn),
      endsOn: date(period.endsOn),
      originalDeadline: date(period.originalDeadline),
      currentDeadline: date(period.currentDeadline),
      reportedAt: instant(period.reportedAt),
      settledAt: instant(period.settledAt),
    })),
  };
}

const POSTS_AND_OBSERVERS = `
  ARRAY(SELECT x.post_id FROM public.commitment_co_executors x WHERE x.commitment_id = c.id ORDER BY x.ordinal)
    AS "coExecutorPostIds",
  ARRAY(SELECT o.person_id FROM public.commitment_observers o WHERE o.commitment_id = c.id ORDER BY o.person_id)
    AS "observerIds"`;

const CHILDREN = `
  SELECT not_before(c.valid_from) AS moment, ${POSTS_AND_OBSERVERS},
    (SELECT coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'completedAt', p.completed_at)
       ORDER BY p.number), '[]') FROM commitment_parts p WHERE p.commitment_id = c.id) AS parts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', p.ordinal, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
       'originalDeadline', p.original_deadline, 'currentDeadline', p.current_deadline,
       'deadlineVersion', p.deadline_version, 'reportedAt', p.reported_at, 'settledAt', p.settled_at)
       ORDER BY p.ordinal), '[]') FROM commitment_periods p WHERE p.commitment_id = c.id) AS periods
  FROM commitments c WHERE c.id = $1`;

const parties = (more: string, then: string) => `
  SELECT c.id, c.classification, c.lead_post_id AS "leadPostId", c.controller_post_id AS "controllerPostId",
         c.author_post_id AS "authorPostId", ${POSTS_AND_OBSERVERS} ${more}
  FROM public.commitments c ${then} WHERE c.id = ANY($1::uuid[])`;

const PARTIES = parties('', '');

const PARTIES_AND_THEN = parties(
  ', past.classification AS "classificationThen"',
  'JOIN as_of.commitments past ON past.id = c.id',
);
