import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which entries of meeting files have been imported, so that a file that says the same again is not compared again. */
export class ImportedEntries1700000000011 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      -- The hash is of what an entry said, the thing what became of it; null where nothing is named by its code.
      CREATE TABLE imported_entries (
        entry_sha256 bytea CONSTRAINT imported_entries_pkey PRIMARY KEY
          CONSTRAINT imported_entries_sha256 CHECK (octet_length(entry_sha256) = 32),
        thing_id uuid,
        created_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE imported_entries');
  }
}
