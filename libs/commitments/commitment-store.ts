import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { Parties } from '#access';
import { notFound, toInstant, Transactions } from '#platform';
import { Any } from 'typeorm';
import type { Commitment } from './commitment.js';
import { CommitmentRow, PartRow, PeriodRow } from './commitment.entity.js';
import { found } from './found.js';

/** Loads commitments for a change and writes what changed. */
@Injectable()
export class CommitmentStore {
  constructor(private readonly transactions: Transactions) {}

  /**
   * A commitment, its row locked until the end of the transaction.
   * @throws DomainError `not_found`
   */
  async lock(id: string): Promise<Commitment> {
    const commitment = (await this.lockEach([id])).get(id);
    if (!commitment) throw notFound();
    return commitment;
  }

  /**
   * Commitments by id, their rows locked until the end of the transaction; those that do not exist are left out. Whoever
   * locks several does so here, in the order of their ids, so that no two wait for each other.
   */
  async lockEach(ids: readonly string[]): Promise<Map<string, Commitment>> {
    // Not FOR UPDATE: the plan's rows point here by foreign key, and their KEY SHARE lock must not wait for this one.
    const rows = await this.transactions.manager.find(CommitmentRow, {
      where: { id: Any([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    if (rows.length === 0) return new Map();
    // A statement of its own: it must see what was committed while this one waited for the lock. Whoever had a row before
    // may have begun later: what is written now is not earlier than what is there.
    const children = await this.transactions.manager.query<Children[]>(READ_CHILDREN, [rows.map(({ id }) => id)]);
    for (const { moment } of children) this.transactions.continueAt(toInstant(moment));
    const byId = new Map(children.map((row) => [row.id, row]));
    return new Map(rows.map((row) => [row.id, { ...row, ...asDomain(byId.get(row.id)) }]));
  }

  /**
   * A commitment as it stands, for asking what could be done with it; nothing is locked.
   * @throws DomainError `not_found`
   */
  async read(id: string): Promise<Commitment> {
    const row = await this.transactions.manager.findOneBy(CommitmentRow, { id });
    if (!row) throw notFound();
    const [children] = await this.transactions.manager.query<Children[]>(READ_CHILDREN, [[id]]);
    return { ...row, ...asDomain(children) };
  }

  /**
   * Writes changed columns of commitments, counts their versions up and stamps the time: one statement for all of which
   * the same columns change.
   */
  async updateEach(
    changes: readonly { commitment: Commitment; patch: Partial<CommitmentRow> }[],
    now: Temporal.Instant,
  ): Promise<void> {
    const alike = new Map<string, Partial<CommitmentRow>[]>();
    for (const { commitment, patch } of changes) {
      const key = Object.keys(patch).sort().join();
      const rows = alike.get(key) ?? [];
      rows.push({ ...patch, id: commitment.id });
      alike.set(key, rows);
      Object.assign(commitment, patch, { version: commitment.version + 1, updatedAt: now });
    }
    const { columns } = this.transactions.manager.connection.getMetadata(CommitmentRow);
    for (const rows of alike.values()) {
      const changed = columns.filter(({ propertyName }) => propertyName !== 'id' && propertyName in rows[0]);
      await this.transactions.manager.query(updateSql(changed), [JSON.stringify(rows), now.toString()]);
    }
  }

  /** Writes changed columns of one period. */
  async updatePeriod(commitment: Commitment, ordinal: number, patch: Partial<PeriodRow>): Promise<void> {
    Object.assign(commitment.periods.find((period) => period.ordinal === ordinal) ?? {}, patch);
    await this.transactions.manager.update(PeriodRow, { commitmentId: commitment.id, ordinal }, patch);
  }

  /** Writes changed columns of some parts. */
  async updateParts(commitment: Commitment, numbers: readonly number[], patch: Partial<PartRow>): Promise<void> {
    if (numbers.length === 0) return;
    for (const part of commitment.parts.filter(({ number }) => numbers.includes(number))) Object.assign(part, patch);
    await this.transactions.manager.update(PartRow, { commitmentId: commitment.id, number: Any([...numbers]) }, patch);
  }

  /** Gives periods another current deadline, which counts as another version of it; one statement for any number. */
  async moveDeadlines(
    moves: readonly { commitment: Commitment; ordinal: number; to: Temporal.PlainDate }[],
  ): Promise<void> {
    for (const { commitment, ordinal, to } of moves) {
      const period = commitment.periods.find((one) => one.ordinal === ordinal);
      if (period) Object.assign(period, { currentDeadline: to, deadlineVersion: period.deadlineVersion + 1 });
    }
    await this.transactions.manager.query(MOVE_DEADLINES, [
      moves.map(({ commitment }) => commitment.id),
      moves.map(({ ordinal }) => ordinal),
      moves.map(({ to }) => to.toString()),
    ]);
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
  id: string;
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

/** Names and types are those of the columns themselves. `$1` the rows by property, `$2` when they change. */
function updateSql(changed: readonly { propertyName: string; databaseName: string; type: unknown }[]): string {
  const given = changed.map(({ propertyName, type }) => `, "${propertyName}" ${String(type)}`);
  const set = changed.map(({ databaseName, propertyName }) => `${databaseName} = given."${propertyName}", `);
  return `
    UPDATE commitments c SET ${set.join('')}version = c.version + 1, updated_at = $2::timestamptz
    FROM jsonb_to_recordset($1::jsonb) AS given (id uuid${given.join('')}) WHERE c.id = given.id`;
}

const date = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
const instant = (text: string | null) => (text === null ? null : toInstant(new Date(text)));

function asDomain(children: Children | undefined) {
  const { coExecutorPostIds, observerIds, parts, periods } = found(children, 'the posts and periods of a commitment');
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

const READ_CHILDREN = `
  SELECT c.id, not_before(c.valid_from) AS moment, ${POSTS_AND_OBSERVERS},
    (SELECT coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'text', p.text, 'completedAt', p.completed_at)
       ORDER BY p.number), '[]') FROM commitment_parts p WHERE p.commitment_id = c.id) AS parts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', p.ordinal, 'startsOn', p.starts_on, 'endsOn', p.ends_on,
       'originalDeadline', p.original_deadline, 'currentDeadline', p.current_deadline,
       'deadlineVersion', p.deadline_version, 'reportedAt', p.reported_at, 'settledAt', p.settled_at)
       ORDER BY p.ordinal), '[]') FROM commitment_periods p WHERE p.commitment_id = c.id) AS periods
  FROM commitments c WHERE c.id = ANY($1::uuid[])`;

const MOVE_DEADLINES = `
  UPDATE commitment_periods p SET current_deadline = moved."to", deadline_version = p.deadline_version + 1
  FROM unnest($1::uuid[], $2::integer[], $3::date[]) AS moved (id, ordinal, "to")
  WHERE p.commitment_id = moved.id AND p.ordinal = moved.ordinal`;

const parties = (more: string, then: string) => `
  SELECT c.id, c.classification, c.lead_post_id AS "leadPostId", c.controller_post_id AS "controllerPostId",
         c.author_post_id AS "authorPostId", ${POSTS_AND_OBSERVERS} ${more}
  FROM public.commitments c ${then} WHERE c.id = ANY($1::uuid[])`;

const PARTIES = parties('', '');

const PARTIES_AND_THEN = parties(
  ', past.classification AS "classificationThen"',
  'JOIN as_of.commitments past ON past.id = c.id',
);
