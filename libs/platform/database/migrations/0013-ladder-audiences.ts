import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rungs speak to superiors of any degree, the counterpart and named posts; commitments follow their meeting's ladder. */
export class LadderAudiences1700000000013 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE occurrences DROP CONSTRAINT occurrences_audience_known, ADD CONSTRAINT occurrences_audience_known CHECK
        (audience IN ('lead', 'co_executors', 'controller', 'superior', 'author', 'counterpart', 'post')
          OR audience ~ '^superior-[2-9]$');

      -- Until now each commitment kept a copy of its meeting's choice. Now null follows the meeting, and its default is
      -- the default ladder. No commitment changes the ladder that it is on.
      UPDATE commitments c SET ladder_code = CASE WHEN c.ladder_code IS NULL THEN 'default' END
      FROM meetings m
      WHERE m.id = c.meeting_id AND (c.ladder_code = m.ladder_code
        OR c.ladder_code = 'default' AND m.ladder_code IS NULL
        OR c.ladder_code IS NULL AND m.ladder_code <> 'default' AND EXISTS (SELECT FROM ladders WHERE code = 'default'));
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      UPDATE commitments c SET ladder_code = m.ladder_code
      FROM meetings m WHERE m.id = c.meeting_id AND c.ladder_code IS NULL;

      -- What has gone out stays as it is: the earlier rule holds for new rows only.
      ALTER TABLE occurrences DROP CONSTRAINT occurrences_audience_known, ADD CONSTRAINT occurrences_audience_known CHECK
        (audience IN ('lead', 'co_executors', 'controller', 'superior', 'author')) NOT VALID;
    `);
  }
}
