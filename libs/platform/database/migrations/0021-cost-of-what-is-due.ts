import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a sweep reads and writes follows what is due, however much has been planned and sent before. */
export class CostOfWhatIsDue1700000000021 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      -- Follows time (version 7, RFC 9562): what is made at the same time is neighbours in every index, so a morning's
      -- mailings touch a few pages of it instead of one each. 74 bits are left to chance. PostgreSQL 18 has uuidv7().
      CREATE FUNCTION uuid_by_time() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
        SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          PLACING substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
          52, 1), 53, 1), 'hex')::uuid
      $$;
      ALTER TABLE mailings ALTER COLUMN id SET DEFAULT uuid_by_time();

      -- The mailing of a person that more can still join, without reading all that they have had. Neither settled nor under
      -- way is queued: said so, it cannot be taken for a question to the index of all that is queued, which knows no person.
      CREATE INDEX mailings_open_idx ON mailings (person_id, created_at)
        WHERE settled_at IS NULL AND lease_until IS NULL AND kind = 'reminder' AND NOT possibly_twice;

      -- How many of the planned are due: the state and the moment, each by itself, say nothing of it.
      DROP INDEX occurrences_due_idx;
      CREATE INDEX occurrences_due_idx ON occurrences ((CASE WHEN state = 'planned' THEN due_at END), recipient_id)
        WHERE state = 'planned';
      CREATE STATISTICS occurrences_due_stats ON (CASE WHEN state = 'planned' THEN due_at END) FROM occurrences;
      ANALYZE occurrences;

      -- Whom a change of the roster concerns is asked of what is planned: what was sent need not be kept up to date in
      -- these, with every step of a reminder's way.
      DROP INDEX occurrences_recipient_idx;
      DROP INDEX occurrences_post_idx;
      CREATE INDEX occurrences_planned_recipient_idx ON occurrences (recipient_id) WHERE state = 'planned';
      CREATE INDEX occurrences_planned_post_idx ON occurrences (post_id) WHERE state = 'planned';
      CREATE INDEX occurrences_planned_deputy_idx ON occurrences (deputy_for_id)
        WHERE state = 'planned' AND deputy_for_id IS NOT NULL;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP INDEX occurrences_planned_deputy_idx;
      DROP INDEX occurrences_planned_post_idx;
      DROP INDEX occurrences_planned_recipient_idx;
      CREATE INDEX occurrences_recipient_idx ON occurrences (recipient_id, due_at);
      CREATE INDEX occurrences_post_idx ON occurrences (post_id);
      DROP STATISTICS occurrences_due_stats;
      DROP INDEX occurrences_due_idx;
      CREATE INDEX occurrences_due_idx ON occurrences (due_at, recipient_id) WHERE state = 'planned';
      DROP INDEX mailings_open_idx;
      ALTER TABLE mailings ALTER COLUMN id SET DEFAULT gen_random_uuid();
      DROP FUNCTION uuid_by_time();
    `);
  }
}
