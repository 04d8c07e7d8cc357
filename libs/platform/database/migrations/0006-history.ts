import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Append-only events; each carries the hash of the one before it in its stream. */
export class History1700000000006 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE events (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_pkey PRIMARY KEY,
        subject text NOT NULL,
        subject_id text NOT NULL,
        sequence integer NOT NULL CONSTRAINT events_sequence_positive CHECK (sequence > 0),
        type text NOT NULL,
        occurred_at timestamptz NOT NULL,
        actor_id uuid CONSTRAINT events_actor_fkey REFERENCES persons,
        on_behalf_of_id uuid CONSTRAINT events_on_behalf_of_fkey REFERENCES persons,
        reason text NOT NULL DEFAULT '',
        before jsonb,
        after jsonb,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT events_in_sequence UNIQUE (subject, subject_id, sequence),
        CONSTRAINT events_hash_sha256 CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32)
      );
      CREATE INDEX events_actor_idx ON events (actor_id);

      CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER events_never_emptied BEFORE TRUNCATE ON events
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE events');
  }
}
