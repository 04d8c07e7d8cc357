import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the register that somebody has saved for themselves. They go with the account: docs/erasure.md. */
export class SavedViews1700000000028 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE saved_views (
        id uuid CONSTRAINT saved_views_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL CONSTRAINT saved_views_account_fkey REFERENCES accounts ON DELETE CASCADE,
        name text NOT NULL CONSTRAINT saved_views_name_length CHECK (length(name) BETWEEN 1 AND 100),
        -- What follows the question mark on the screen of the register; nothing shows the whole of it.
        address text NOT NULL CONSTRAINT saved_views_address_length CHECK (length(address) <= 2000),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX saved_views_name_key ON saved_views (person_id, lower(name));
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE saved_views');
  }
}
