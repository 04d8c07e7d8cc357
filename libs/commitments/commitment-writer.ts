import { Injectable } from '@nestjs/common';
import { Any, type EntityTarget, type FindOptionsWhere, type QueryDeepPartialEntity } from 'typeorm';
import { Transactions } from '#platform';
import type { Commitment } from './commitment.js';
import { CoExecutorRow, ObserverRow, PartRow, PeriodRow } from './commitment.entity.js';
import { Periods } from './periods.js';

/** A commitment that is about to be stored; version and times are set here. */
export type NewCommitment = Omit<Commitment, 'version' | 'createdAt' | 'updatedAt'>;

/** What a commitment has in tables of their own, besides its periods. */
export const CHILDREN = ['coExecutorPostIds', 'observerIds', 'parts'] as const;
export type Child = (typeof CHILDREN)[number];

const ROWS_A_STATEMENT = 1_000;

/** Stores any number of new commitments, a few statements for a thousand of them. */
@Injectable()
export class CommitmentWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly periods: Periods,
  ) {}

  async insert(commitments: readonly NewCommitment[]): Promise<void> {
    const now = this.transactions.now.toString();
    for (const chunk of inStatements(commitments)) await this.insertChunk(chunk, now);
  }

  /** Writes parts, co-executors and observers as they stand in each commitment, in place of what was there. */
  async replaceChildren(edited: readonly { commitment: Commitment; children: readonly Child[] }[]): Promise<void> {
    const of = (child: Child) => edited.filter(({ children }) => children.includes(child)).map((one) => one.commitment);
    await this.replaceAll(PartRow, of('parts'), ({ id, parts }) =>
      parts.map((part) => ({ ...part, commitmentId: id })),
    );
    await this.replaceAll(CoExecutorRow, of('coExecutorPostIds'), ({ id, coExecutorPostIds }) =>
      coExecutorPostIds.map((postId, index) => ({ commitmentId: id, postId, ordinal: index + 1 })),
    );
    await this.replaceAll(ObserverRow, of('observerIds'), ({ id, observerIds }) =>
      observerIds.map((personId) => ({ commitmentId: id, personId })),
    );
  }

  /**
   * Writes periods that were worked out anew. Before control they take the place of those before; on control, where
   * reports point at them, they are brought up to date.
   */
  async writePeriods(commitments: readonly Commitment[]): Promise<void> {
    const rowOf = ({ id, periods }: Commitment) => periods.map((period) => ({ ...period, commitmentId: id }));
    const isOn = ({ controlledAt }: Commitment) => controlledAt !== null;
    await this.replaceAll(
      PeriodRow,
      commitments.filter((one) => !isOn(one)),
      rowOf,
    );
    for (const rows of inStatements(commitments.filter(isOn).flatMap(rowOf))) {
      await this.transactions.manager.upsert(PeriodRow, rows, ['commitmentId', 'ordinal']);
    }
  }

  private async replaceAll<Row extends { commitmentId: string }>(
    entity: EntityTarget<Row>,
    commitments: readonly Commitment[],
    rowsOf: (commitment: Commitment) => QueryDeepPartialEntity<Row>[],
  ): Promise<void> {
    if (commitments.length === 0) return;
    const which: FindOptionsWhere<{ commitmentId: string }> = { commitmentId: Any(commitments.map(({ id }) => id)) };
    await this.transactions.manager.delete(entity, which);
    for (const rows of inStatements(commitments.flatMap(rowsOf))) {
      await this.transactions.manager.insert(entity, rows);
    }
  }

  private async insertChunk(chunk: readonly NewCommitment[], now: string): Promise<void> {
    const rows = chunk.map(({ parts, periods, coExecutorPostIds, observerIds, ...row }) => ({
      ...row,
      coExecutorPostIds,
      observerIds,
      parts: parts.map(({ number, text }) => ({ number, text })),
    }));
    await this.transactions.manager.query(INSERT, [JSON.stringify(rows), now]);
    await this.periods.insert(
      chunk.flatMap(({ id, periods }) =>
        periods.map(({ ordinal, startsOn, endsOn, originalDeadline }) => ({
          commitmentId: id,
          ordinal,
          startsOn,
          endsOn,
          deadline: originalDeadline,
        })),
      ),
    );
  }
}

function inStatements<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT);
  return Array.from({ length: count }, (_, n) => rows.slice(n * ROWS_A_STATEMENT, (n + 1) * ROWS_A_STATEMENT));
}

/*
 * One statement: the children see their parent's key because foreign keys are checked at the end of the statement.
 */
const INSERT = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (
      id uuid, reference text, "meetingId" uuid, number integer, kind text, side text, "areaCode" text, title text,
      text text, "passageId" uuid, classification text, priority text, verifiable boolean, "leadPostId" uuid,
      "controllerPostId" uuid, "authorPostId" uuid, "counterpartBodyId" uuid, "counterpartPostId" uuid, status text,
      "counterpartStatus" text, fulfilment text, "regimeCode" text, "ladderCode" text, "signedOn" date,
      "deadlineBasis" text, "deadlineStatedOn" date, "deadlineUrgency" text, "deadlineFrequency" text,
      "originalDeadline" date, "currentDeadline" date, period integer, "controlledAt" timestamptz,
      "coExecutorPostIds" jsonb, "observerIds" jsonb, parts jsonb)
  ), parts AS (
    INSERT INTO commitment_parts (commitment_id, number, text)
    SELECT g.id, p.number, p.text FROM given g, jsonb_to_recordset(g.parts) AS p (number integer, text text)
  ), co_executors AS (
    INSERT INTO commitment_co_executors (commitment_id, post_id, ordinal)
    SELECT g.id, x.id::uuid, x.ordinal
    FROM given g, jsonb_array_elements_text(g."coExecutorPostIds") WITH ORDINALITY AS x (id, ordinal)
  ), observers AS (
    INSERT INTO commitment_observers (commitment_id, person_id)
    SELECT g.id, o.id::uuid FROM given g, jsonb_array_elements_text(g."observerIds") AS o (id)
  )
  INSERT INTO commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, passage_id,
    classification, priority, verifiable, lead_post_id, controller_post_id, author_post_id, counterpart_body_id,
    counterpart_post_id, status, counterpart_status, fulfilment, regime_code, ladder_code, signed_on, deadline_basis,
    deadline_stated_on, deadline_urgency, deadline_frequency, original_deadline, current_deadline, period, controlled_at,
    created_at, updated_at)
  SELECT id, reference, "meetingId", number, kind, side, "areaCode", title, text, "passageId",
    classification, priority, verifiable, "leadPostId", "controllerPostId", "authorPostId", "counterpartBodyId",
    "counterpartPostId", status, "counterpartStatus", fulfilment, "regimeCode", "ladderCode", "signedOn",
    "deadlineBasis", "deadlineStatedOn", "deadlineUrgency", "deadlineFrequency", "originalDeadline",
    "currentDeadline", period, "controlledAt", $2::timestamptz, $2::timestamptz
  FROM given`;
