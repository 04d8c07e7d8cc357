import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody tells their sessions apart by, to end one: a name that is neither the token nor its hash. */
export class Devices1700000000029 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE sessions
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT sessions_id_unique UNIQUE,
        -- As the program called itself when it signed in; null where it did not.
        ADD COLUMN user_agent text CONSTRAINT sessions_user_agent_length CHECK (length(user_agent) BETWEEN 1 AND 200);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('ALTER TABLE sessions DROP COLUMN user_agent, DROP COLUMN id');
  }
}
