import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Personal values beside the history instead of in it, and persons who have been erased. docs/adr/0019-sealed-values.md. */
export class SealedValues1700000000026 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      -- What an event's {"sealed": digest} stands for: the digest is SHA-256 over the salt and the canonical JSON.
      CREATE TABLE sealed_values (
        digest bytea CONSTRAINT sealed_values_pkey PRIMARY KEY
          CONSTRAINT sealed_values_digest_sha256 CHECK (octet_length(digest) = 32),
        person_id uuid NOT NULL CONSTRAINT sealed_values_person_fkey REFERENCES persons,
        salt bytea NOT NULL CONSTRAINT sealed_values_salt_length CHECK (octet_length(salt) >= 16),
        value jsonb NOT NULL
      );
      CREATE INDEX sealed_values_person_idx ON sealed_values (person_id);

      -- Erased, never changed.
      CREATE TRIGGER sealed_values_kept BEFORE UPDATE ON sealed_values FOR EACH ROW EXECUTE FUNCTION refuse_change();

      ALTER TABLE persons
        ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT persons_erased_by_code CHECK ((erased_at IS NULL) = (code <> 'erased-' || id)),
        ADD CONSTRAINT persons_erased_for_good CHECK (erased_at IS NULL OR (
          email = 'erased-' || id || '@erased.invalid' AND name_ru IS NULL AND name_be IS NULL
          AND email_refused_at IS NOT NULL AND email_refusal IS NULL));
      SELECT keep_past('persons');
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP VIEW as_of.persons;
      DROP TRIGGER persons_past_on_update ON persons;
      ALTER TABLE persons DROP COLUMN erased_at;
      ALTER TABLE past.persons DROP COLUMN erased_at;
      SELECT keep_past('persons');
      DROP TABLE sealed_values;
    `);
  }
}
