import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An area has a version, as whatever else can be changed has: nobody overwrites what they have not seen. */
export class AreaVersions1700000000031 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE areas ADD COLUMN version integer NOT NULL DEFAULT 1;
      SELECT keep_past('areas');
      -- Counted from here on: what was before is the first.
      UPDATE past.areas SET version = 1;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP VIEW as_of.areas;
      DROP TRIGGER areas_past_on_update ON areas;
      ALTER TABLE areas DROP COLUMN version;
      ALTER TABLE past.areas DROP COLUMN version;
      SELECT keep_past('areas');
    `);
  }
}
