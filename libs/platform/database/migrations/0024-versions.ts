import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KEEP_PAST, MOMENTS, SHOW_PAST } from './0024-versions.sql.js';

/**
 * Tables whose rows change or go: each version is kept. In braces what versions are looked up by besides their key, and
 * since when the rows that are there already are as they are; what others point to has been so for ever, or what points
 * to it could not be read.
 */
const KEPT: readonly (readonly [table: string, lookUps: string, since?: string])[] = [
  ['areas', '{}'],
  ['bodies', '{}'],
  ['persons', '{}'],
  ['posts', '{}'],
  ['tenures', '{post_id}'],
  ['deputyships', '{}'],
  ['meetings', '{}'],
  ['meeting_participants', '{}'],
  ['source_documents', '{meeting_id}'],
  ['passages', '{document_id}'],
  ['commitments', '{lead_post_id,meeting_id}', 'updated_at'],
  ['commitment_parts', '{}'],
  ['commitment_periods', '{}'],
  ['commitment_co_executors', '{}'],
  ['commitment_observers', '{}'],
  ['reports', '{commitment_id}', 'created_at'],
  ['evidence', '{report_id}'],
  ['decisions', '{report_id}', 'decided_at'],
  ['extensions', '{commitment_id}', 'coalesce(decided_at, requested_at)'],
  ['acknowledgements', '{commitment_id}', 'created_at'],
];

/** Every version of every row of the register, and the register as it stood at a moment: `docs/as-of.md`. */
export class Versions1700000000024 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`CREATE SCHEMA past; CREATE SCHEMA as_of; ${MOMENTS} ${KEEP_PAST} ${SHOW_PAST}`);
    for (const [table, lookUps, since] of KEPT) {
      // A constant costs no rewriting of the table, whatever its size.
      await query.query(`ALTER TABLE ${table} ADD COLUMN valid_from timestamptz NOT NULL DEFAULT '-infinity'`);
      if (since !== undefined) await query.query(`UPDATE ${table} SET valid_from = ${since}`);
      await query.query(`ALTER TABLE ${table} ALTER COLUMN valid_from SET DEFAULT transaction_moment()`);
      await query.query(`SELECT keep_past($1, $2)`, [table, lookUps]);
    }
    await query.query(`
      -- Never changed once they are stored: nothing of them is kept besides.
      ALTER TABLE files ADD COLUMN valid_from timestamptz NOT NULL DEFAULT '-infinity';
      ALTER TABLE files ALTER COLUMN valid_from SET DEFAULT transaction_moment();
      SELECT show_past('files', 'valid_from');
      SELECT show_past('events', 'occurred_at');
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP SCHEMA as_of CASCADE');
    for (const [table] of KEPT) {
      await query.query(`
        DROP TRIGGER ${table}_past_on_update ON ${table};
        DROP TRIGGER ${table}_past_on_delete ON ${table};
        ALTER TABLE ${table} DROP COLUMN valid_from;
      `);
    }
    await query.query(`
      ALTER TABLE files DROP COLUMN valid_from;
      DROP SCHEMA past CASCADE;
      DROP FUNCTION show_past, keep_past, not_before, as_of_moment, transaction_moment;
    `);
  }
}
