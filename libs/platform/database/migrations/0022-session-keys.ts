import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The key under which somebody signed in, so that a retry finds its session. Only as a hash: what is typed into the
 * wrong field is not kept.
 */
export class SessionKeys1700000000022 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE sessions
        ADD COLUMN key_sha256 bytea CONSTRAINT sessions_key_sha256 CHECK (octet_length(key_sha256) = 32),
        ADD CONSTRAINT sessions_key_unique UNIQUE (key_sha256);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE sessions DROP COLUMN key_sha256');
  }
}
