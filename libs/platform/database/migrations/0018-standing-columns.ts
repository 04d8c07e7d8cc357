import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A commitment carries the period that it stands at and when that was reported on, as it already carries the deadlines of
 * that period: every list had looked it up anew for each row.
 */
export class StandingColumns1700000000018 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE commitments
        ADD COLUMN period integer NOT NULL DEFAULT 1 CONSTRAINT commitments_period_counts CHECK (period > 0),
        ADD COLUMN reported_at timestamptz;
      UPDATE commitments c SET period = standing.ordinal, reported_at = standing.reported_at
      FROM (
        SELECT DISTINCT ON (c.id) c.id, p.ordinal, p.reported_at
        FROM commitments c JOIN commitment_periods p ON p.commitment_id = c.id
        ORDER BY c.id, (p.settled_at IS NOT NULL) <> (c.status = 'closed'),
                 p.settled_at IS NULL AND p.reported_at IS NOT NULL,
                 CASE WHEN c.status = 'closed' OR p.settled_at IS NOT NULL THEN -p.ordinal ELSE p.ordinal END
      ) standing
      WHERE standing.id = c.id AND (standing.ordinal <> 1 OR standing.reported_at IS NOT NULL);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE commitments DROP COLUMN period, DROP COLUMN reported_at');
  }
}
