import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { SYSTEM, Transactions } from '#platform';

/** An event of a commitment, by its place among all events. */
export interface CommitmentChange {
  place: number;
  commitmentId: string;
}

export interface ChangedCommitment {
  commitmentId: string;
  version: number;
}

/** At most so many are read at once. Those known already are not read again, so the rest comes with the next look. */
const MOST = 5_000;

/** What has been written into the history of commitments lately. */
@Injectable()
export class ChangedCommitments {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Those after a place but for those known already, in their order; the last few where no place is given. For nobody's
   * eyes: it asks for no rights.
   */
  after(from: { place: number; known: readonly number[] } | null): Promise<CommitmentChange[]> {
    return this.transactions.run(SYSTEM, () =>
      from === null
        ? this.transactions.manager.query<CommitmentChange[]>(LAST)
        : this.transactions.manager.query<CommitmentChange[]>(AFTER, [from.place, from.known]),
    );
  }

  /** Of some commitments, those that the principal of the open transaction may see. */
  visible(commitmentIds: readonly string[]): Promise<ChangedCommitment[]> {
    const { sql, parameters } = this.access.visibility('c', 1);
    return this.transactions.manager.query<ChangedCommitment[]>(
      `SELECT c.id AS "commitmentId", c.version FROM commitments c WHERE c.id = ANY($1::uuid[]) AND (${sql})`,
      [commitmentIds, ...parameters],
    );
  }
}

const COLUMNS = `id::float8 AS place, subject_id AS "commitmentId"`;
const AFTER = `SELECT ${COLUMNS} FROM events WHERE id > $1::float8::bigint AND subject = 'commitment'
  AND id <> ALL($2::float8[]::bigint[]) ORDER BY id LIMIT ${MOST}`;
/** By the key: the last commitment's event may be far back. */
const LAST = `SELECT ${COLUMNS} FROM (SELECT id, subject, subject_id FROM events ORDER BY id DESC LIMIT 200) e ORDER BY id`;
