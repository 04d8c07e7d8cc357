import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One tree over all events, with signed heads. Who appends an event also notes it as pending; who makes a checkpoint gives
 * what is pending its place. So writers wait for nobody, and the places have no gaps. docs/history.md
 */
export class Checkpoints1700000000025 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES);
    await query.query(TAILS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP FUNCTION event_tails;
      DROP TABLE history_checks, history_state, checkpoint_mails, checkpoint_requests, checkpoints, events_pending,
        event_leaves;
    `);
  }
}

const TABLES = `
  CREATE TABLE event_leaves (
    leaf_index bigint CONSTRAINT event_leaves_pkey PRIMARY KEY
      CONSTRAINT event_leaves_from_zero CHECK (leaf_index >= 0),
    event_id bigint NOT NULL CONSTRAINT event_leaves_event_unique UNIQUE
      CONSTRAINT event_leaves_event_fkey REFERENCES events
  );
  CREATE TRIGGER event_leaves_append_only BEFORE UPDATE OR DELETE ON event_leaves
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER event_leaves_never_emptied BEFORE TRUNCATE ON event_leaves
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- Without a foreign key: it is written with every event, by the statement that writes the event.
  CREATE TABLE events_pending (event_id bigint CONSTRAINT events_pending_pkey PRIMARY KEY);
  INSERT INTO events_pending SELECT id FROM events;

  CREATE TABLE checkpoints (
    number bigint CONSTRAINT checkpoints_pkey PRIMARY KEY CONSTRAINT checkpoints_from_one CHECK (number > 0),
    size bigint NOT NULL CONSTRAINT checkpoints_size_counted CHECK (size >= 0),
    root bytea NOT NULL CONSTRAINT checkpoints_root_sha256 CHECK (octet_length(root) = 32),
    signed_at timestamptz NOT NULL,
    -- The signed text, as it stands in its file.
    note text NOT NULL,
    -- The right edge of the tree: all that the next checkpoint needs of what lies before it. The root proves it.
    peaks bytea NOT NULL
  );
  CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE ON checkpoints
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER checkpoints_never_emptied BEFORE TRUNCATE ON checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  -- Who asked for one: it is made by whoever has the key.
  CREATE TABLE checkpoint_requests (
    id uuid CONSTRAINT checkpoint_requests_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    requested_at timestamptz NOT NULL,
    requested_by_id uuid CONSTRAINT checkpoint_requests_by_fkey REFERENCES persons,
    answered_by bigint CONSTRAINT checkpoint_requests_answered_fkey REFERENCES checkpoints
  );
  CREATE INDEX checkpoint_requests_open_idx ON checkpoint_requests (requested_at) WHERE answered_by IS NULL;
  CREATE INDEX checkpoint_requests_by_idx ON checkpoint_requests (requested_by_id);
  CREATE INDEX checkpoint_requests_answered_idx ON checkpoint_requests (answered_by);

  -- Up to which checkpoint each address has got them.
  CREATE TABLE checkpoint_mails (
    address text CONSTRAINT checkpoint_mails_pkey PRIMARY KEY,
    last_number bigint NOT NULL,
    sent_at timestamptz,
    failed_at timestamptz,
    failure text
  );

  CREATE TABLE history_state (
    is_only boolean CONSTRAINT history_state_pkey PRIMARY KEY DEFAULT true
      CONSTRAINT history_state_is_only CHECK (is_only),
    -- The last checkpoint that stands in a file.
    written_number bigint NOT NULL DEFAULT 0,
    -- Why the last attempt at a checkpoint failed; NULL after one that did not.
    fault text,
    fault_at timestamptz,
    CONSTRAINT history_state_fault_whole CHECK ((fault IS NULL) = (fault_at IS NULL))
  );
  INSERT INTO history_state DEFAULT VALUES;

  -- The last verifications: the oldest go when one is added.
  CREATE TABLE history_checks (
    id uuid CONSTRAINT history_checks_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    leaves bigint NOT NULL CONSTRAINT history_checks_leaves_counted CHECK (leaves >= 0),
    pending bigint NOT NULL CONSTRAINT history_checks_pending_counted CHECK (pending >= 0),
    found bigint NOT NULL CONSTRAINT history_checks_found_counted CHECK (found >= 0),
    sample jsonb NOT NULL DEFAULT '[]'
      CONSTRAINT history_checks_sample_bounded CHECK (jsonb_array_length(sample) <= least(found, 20))
  );
  CREATE INDEX history_checks_finished_idx ON history_checks (finished_at);`;

/**
 * Locks streams and reads where they end, in one trip. Each statement of a volatile function takes a snapshot of its own:
 * the second sees what was committed while the first waited.
 */
const TAILS = `
  CREATE FUNCTION event_tails(subjects text[], subject_ids text[], takes_locks boolean)
  RETURNS TABLE (subject text, "subjectId" text, sequence integer, hash text) LANGUAGE plpgsql VOLATILE AS $$
    #variable_conflict use_column
    BEGIN
      IF takes_locks THEN
        -- One order for everybody, so that two appends to several streams cannot wait for each other.
        PERFORM pg_advisory_xact_lock(key) FROM (
          SELECT DISTINCT hashtextextended(s.subject || '/' || s.id, 0) AS key
          FROM unnest(subjects, subject_ids) AS s (subject, id) ORDER BY key) AS keys;
      END IF;
      RETURN QUERY
        SELECT s.subject, s.id, t.sequence, encode(t.hash, 'hex')
        FROM unnest(subjects, subject_ids) AS s (subject, id)
        CROSS JOIN LATERAL (
          SELECT e.sequence, e.hash FROM events e WHERE e.subject = s.subject AND e.subject_id = s.id
          ORDER BY e.sequence DESC LIMIT 1
        ) t;
    END $$;`;
