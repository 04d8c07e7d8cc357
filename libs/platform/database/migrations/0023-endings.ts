import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a commitment ends and begins again: supersession, blockers, and deadlines moved without a request of the lead. */
export class Endings1700000000023 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE commitments
        ADD COLUMN superseded_by_id uuid CONSTRAINT commitments_superseded_by_fkey REFERENCES commitments,
        -- What stands in the way, on which side, and whose it is to remove it.
        ADD COLUMN blocker text,
        ADD COLUMN blocked_side text,
        ADD COLUMN blocked_by_post_id uuid CONSTRAINT commitments_blocked_by_fkey REFERENCES posts,
        ADD COLUMN blocked_at timestamptz,
        ADD CONSTRAINT commitments_superseded_is_terminated
          CHECK (superseded_by_id IS NULL OR (status = 'terminated' AND superseded_by_id <> id)),
        ADD CONSTRAINT commitments_blocked_side_known CHECK (blocked_side IN ('ours', 'theirs')),
        ADD CONSTRAINT commitments_blocker_whole CHECK (
          (blocker IS NULL) = (blocked_side IS NULL) AND (blocker IS NULL) = (blocked_at IS NULL)
          AND (blocker IS NOT NULL OR blocked_by_post_id IS NULL)),
        ADD CONSTRAINT commitments_blocker_named CHECK (blocker <> '');
      CREATE INDEX commitments_superseded_by_idx ON commitments (superseded_by_id) WHERE superseded_by_id IS NOT NULL;

      -- What moved the deadline: a request of the lead, the return of a report with a new term, a decision of whoever may
      -- decide without being asked, or a re-opening. The post is the one whose decision a registrar has entered.
      ALTER TABLE extensions
        ADD COLUMN origin text NOT NULL DEFAULT 'request'
          CONSTRAINT extensions_origin_known CHECK (origin IN ('request', 'return', 'decision', 'reopening')),
        ADD COLUMN decided_by_post_id uuid CONSTRAINT extensions_decided_by_post_fkey REFERENCES posts,
        ADD CONSTRAINT extensions_only_requests_wait CHECK (origin = 'request' OR state = 'granted');
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE extensions DROP COLUMN decided_by_post_id, DROP COLUMN origin;
      ALTER TABLE commitments DROP COLUMN blocked_at, DROP COLUMN blocked_by_post_id, DROP COLUMN blocked_side,
        DROP COLUMN blocker, DROP COLUMN superseded_by_id;
    `);
  }
}
