import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A commitment stands at the earliest period that is still to be reported on. Until now one whose report waited stood at
 * the period reported on, even where the next one had come.
 */
export class StandingPeriods1700000000010 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE commitments c
      SET original_deadline = p.original_deadline, current_deadline = p.current_deadline
      FROM commitment_periods p
      WHERE c.status = 'reported' AND p.commitment_id = c.id
        AND p.ordinal = (SELECT min(owed.ordinal) FROM commitment_periods owed
          WHERE owed.commitment_id = c.id AND owed.settled_at IS NULL AND owed.reported_at IS NULL)
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE commitments c
      SET original_deadline = p.original_deadline, current_deadline = p.current_deadline
      FROM commitment_periods p
      WHERE c.status = 'reported' AND p.commitment_id = c.id
        AND p.ordinal = (SELECT min(unsettled.ordinal) FROM commitment_periods unsettled
          WHERE unsettled.commitment_id = c.id AND unsettled.settled_at IS NULL)
    `);
  }
}
