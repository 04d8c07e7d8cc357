import { Injectable } from '@nestjs/common';
import { Transactions } from '#platform';
import { DEFAULT_LADDER_CODE } from './ladder.rules.js';

/** Which commitments a change of the world around them can concern. Answers are ids, ascending. */
@Injectable()
export class AffectedCommitments {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Through posts that changed hands or place, and persons who are reached differently now. A post speaks for those
   * below it as well: as their superior, and wherever one of them is vacant.
   */
  byRoster({ postIds = [], personIds = [] }: RosterChange): Promise<string[]> {
    return this.ids(
      `WITH RECURSIVE below AS (
         SELECT id FROM posts WHERE id = ANY($1::uuid[]) OR id IN (
           SELECT post_id FROM tenures
           WHERE person_id = ANY($2::uuid[])
              OR person_id IN (SELECT absent_id FROM deputyships WHERE deputy_id = ANY($2::uuid[])))
         UNION
         SELECT p.id FROM posts p JOIN below b ON p.reports_to_id = b.id)
       ${TOLD_OF}
       UNION
       SELECT commitment_id FROM occurrences
       WHERE state = 'planned' AND (post_id = ANY($1::uuid[])
         OR recipient_id = ANY($2::uuid[]) OR deputy_for_id = ANY($2::uuid[]))
       ORDER BY 1`,
      [postIds, personIds],
    );
  }

  /** Through the bodies of a country, whose posts may also be the superiors of posts elsewhere, or named by a ladder. */
  byCountry(country: string): Promise<string[]> {
    return this.ids(
      `WITH RECURSIVE below AS (
         SELECT p.id FROM posts p JOIN bodies b ON b.id = p.body_id WHERE b.country = $1
         UNION
         SELECT p.id FROM posts p JOIN below b ON p.reports_to_id = b.id)
       ${TOLD_OF} ORDER BY 1`,
      [country],
    );
  }

  /** Those that follow a ladder: by their own choice, their meeting's, or because nobody has chosen another. */
  byLadder(code: string): Promise<string[]> {
    return this.ids(`SELECT c.id ${FOLLOWING} ORDER BY 1`, [code]);
  }

  /** How many these are. */
  async countByLadder(code: string): Promise<number> {
    const [found]: { count: number }[] = await this.transactions.manager.query(
      `SELECT count(*)::int AS count ${FOLLOWING}`,
      [code],
    );
    return found?.count ?? 0;
  }

  /** Those of a meeting that follow its ladder. */
  byMeeting(meetingId: string): Promise<string[]> {
    return this.ids(
      `SELECT id FROM commitments
       WHERE status IN ('active', 'reported') AND meeting_id = $1 AND ladder_code IS NULL ORDER BY 1`,
      [meetingId],
    );
  }

  /** The commitment itself, when it is on control. */
  onControl(commitmentId: string): Promise<string[]> {
    return this.ids(`SELECT id FROM commitments WHERE id = $1 AND status IN ('active', 'reported')`, [commitmentId]);
  }

  /**
   * Every commitment that is or was planned for: on control, settled so lately that its notice may be owed, or with
   * planned occurrences left.
   */
  all(): Promise<string[]> {
    return this.ids(
      `SELECT id FROM commitments
       WHERE status IN ('active', 'reported') OR settled_at > statement_timestamp() - interval '14 days'
       UNION
       SELECT commitment_id FROM occurrences WHERE state = 'planned' ORDER BY 1`,
      [],
    );
  }

  private async ids(sql: string, parameters: unknown[]): Promise<string[]> {
    const rows: { id: string }[] = await this.transactions.manager.query(sql, parameters);
    return rows.map(({ id }) => id);
  }
}

export interface RosterChange {
  postIds?: readonly string[];
  personIds?: readonly string[];
}

const LADDER_CODE = `coalesce(c.ladder_code, m.ladder_code, '${DEFAULT_LADDER_CODE}')`;

const FOLLOWING = `FROM commitments c JOIN meetings m ON m.id = c.meeting_id
  WHERE c.status IN ('active', 'reported') AND ${LADDER_CODE} = $1`;

/** On control, or settled with a notice that is still to go out. */
const TOLD_OF = `
  SELECT c.id FROM commitments c JOIN meetings m ON m.id = c.meeting_id
  WHERE (c.status IN ('active', 'reported') OR c.settled_at IS NOT NULL AND EXISTS
      (SELECT FROM occurrences o WHERE o.commitment_id = c.id AND o.state = 'planned'))
    AND (c.lead_post_id IN (SELECT id FROM below) OR c.controller_post_id IN (SELECT id FROM below)
      OR c.author_post_id IN (SELECT id FROM below) OR c.counterpart_post_id IN (SELECT id FROM below)
      OR ${LADDER_CODE} IN (
        SELECT l.code FROM ladders l, jsonb_path_query(l.rules, '$.rungs[*].audience[*].post') AS named
        WHERE named #>> '{}' IN (SELECT id::text FROM below))
      OR EXISTS (SELECT FROM commitment_co_executors e WHERE e.commitment_id = c.id AND e.post_id IN (SELECT id FROM below)))`;
