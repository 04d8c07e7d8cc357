import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the message of an attempt began to leave: only then does its worker's death leave a doubt. */
export class BegunAttempts1700000000017 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      -- Equal to the attempt from just before the message's first byte; less while it is only claimed.
      ALTER TABLE mailings ADD COLUMN begun_attempt integer NOT NULL DEFAULT 0;
      -- Of those under way during the migration nobody can know.
      UPDATE mailings SET begun_attempt = attempt WHERE state = 'sending';
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE mailings DROP COLUMN begun_attempt');
  }
}
