import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person chooses to be sent and when; digests among the mailings; and when each person's digest is to be looked
 * at next.
 */
export class Digests1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE persons
        ADD COLUMN digest text NOT NULL DEFAULT 'weekly',
        ADD COLUMN digest_weekday smallint NOT NULL DEFAULT 1,
        ADD COLUMN urgent text NOT NULL DEFAULT 'morning',
        -- In the link that ends the digests without signing in: 122 bits from the server's strong source.
        ADD COLUMN digest_token uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD CONSTRAINT persons_digest_known CHECK (digest IN ('weekly', 'daily', 'off')),
        ADD CONSTRAINT persons_digest_weekday_iso CHECK (digest_weekday BETWEEN 1 AND 7),
        ADD CONSTRAINT persons_urgent_known CHECK (urgent IN ('morning', 'immediate')),
        ADD CONSTRAINT persons_digest_token_key UNIQUE (digest_token);

      ALTER TABLE mailings
        ADD COLUMN kind text NOT NULL DEFAULT 'reminder',
        -- The absent person whose digest this is a deputy's copy of.
        ADD COLUMN digest_for_id uuid,
        -- As of when a digest was read: the next one tells what has changed since.
        ADD COLUMN as_of timestamptz,
        -- Why nothing went out; empty otherwise.
        ADD COLUMN note text NOT NULL DEFAULT '',
        ADD CONSTRAINT mailings_digest_for_fkey FOREIGN KEY (digest_for_id) REFERENCES persons (id),
        ADD CONSTRAINT mailings_kind_known CHECK (kind IN ('reminder', 'digest')),
        ADD CONSTRAINT mailings_for_somebody_absent CHECK (digest_for_id IS NULL OR kind = 'digest');
      -- Two sweeps, or two workers, make one digest of one morning.
      CREATE UNIQUE INDEX mailings_digest_once ON mailings (person_id, digest_for_id, due_at) NULLS NOT DISTINCT
        WHERE kind = 'digest';

      CREATE TABLE digest_turns (
        person_id uuid NOT NULL,
        -- Up to when the digests that fell due have been made.
        looked_at timestamptz NOT NULL,
        -- When to look again: at the next digest, or earlier because something has changed.
        look_at timestamptz NOT NULL,
        CONSTRAINT digest_turns_pkey PRIMARY KEY (person_id),
        CONSTRAINT digest_turns_person_fkey FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
      );
      CREATE INDEX digest_turns_look_idx ON digest_turns (look_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE digest_turns;
      DELETE FROM mailings WHERE kind = 'digest';
      DROP INDEX mailings_digest_once;
      ALTER TABLE mailings DROP COLUMN note, DROP COLUMN as_of, DROP COLUMN digest_for_id, DROP COLUMN kind;
      ALTER TABLE persons DROP COLUMN digest_token, DROP COLUMN urgent, DROP COLUMN digest_weekday, DROP COLUMN digest;
    `);
  }
}
