import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the last checks of the plan came to, and since when they are due. */
export class PlanChecks1700000000019 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      -- The last ones: the oldest go when one is added.
      CREATE TABLE plan_checks (
        id uuid CONSTRAINT plan_checks_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        started_at timestamptz NOT NULL,
        finished_at timestamptz NOT NULL DEFAULT statement_timestamp(),
        commitments integer NOT NULL CONSTRAINT plan_checks_commitments_counted CHECK (commitments >= 0),
        -- What had come with time alone.
        added integer NOT NULL CONSTRAINT plan_checks_added_counted CHECK (added >= 0),
        -- Reminders that were missing, otherwise than they ought to be, or should not have been there.
        differences integer NOT NULL CONSTRAINT plan_checks_differences_counted CHECK (differences >= 0),
        -- The first of them, by ids: who may know what they are about is decided when they are read.
        sample jsonb NOT NULL DEFAULT '[]',
        CONSTRAINT plan_checks_sample_bounded CHECK (jsonb_array_length(sample) <= least(differences, 20)),
        CONSTRAINT plan_checks_finished_after_started CHECK (finished_at >= started_at)
      );
      CREATE INDEX plan_checks_finished_idx ON plan_checks (finished_at);

      -- A job that has never come to its end is missed from here on.
      ALTER TABLE job_runs ADD COLUMN first_ran_at timestamptz NOT NULL DEFAULT statement_timestamp();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE job_runs DROP COLUMN first_ran_at;
      DROP TABLE plan_checks;
    `);
  }
}
