import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan (occurrences) and what goes out of it (mailings). */
export class Reminders1700000000007 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE mailings (
        id uuid CONSTRAINT mailings_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL CONSTRAINT mailings_person_fkey REFERENCES persons,
        channel text NOT NULL DEFAULT 'email' CONSTRAINT mailings_channel_known CHECK (channel IN ('email')),
        due_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'queued' CONSTRAINT mailings_state_known CHECK
          (state IN ('queued', 'sending', 'sent', 'expired', 'failed')),
        attempt integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        lease_until timestamptz,
        message_id text NOT NULL CONSTRAINT mailings_message_id_key UNIQUE,
        address text,
        subject text,
        possibly_twice boolean NOT NULL DEFAULT false,
        last_error text,
        settled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT mailings_lease_while_sending CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
        CONSTRAINT mailings_settled_at_the_end CHECK ((state IN ('sent', 'expired', 'failed')) = (settled_at IS NOT NULL))
      );
      CREATE INDEX mailings_waiting_idx ON mailings (next_attempt_at) WHERE state = 'queued';
      CREATE INDEX mailings_leased_idx ON mailings (lease_until) WHERE state = 'sending';
      CREATE INDEX mailings_person_idx ON mailings (person_id, created_at);

      CREATE TABLE occurrences (
        id uuid CONSTRAINT occurrences_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        commitment_id uuid NOT NULL CONSTRAINT occurrences_commitment_fkey REFERENCES commitments,
        rung text NOT NULL,
        deadline_version integer NOT NULL,
        -- The period, or for an open commitment the number of the review.
        ordinal integer NOT NULL,
        channel text NOT NULL DEFAULT 'email' CONSTRAINT occurrences_channel_known CHECK (channel IN ('email')),
        -- Null while nobody up the line holds a post: the mail waits for a holder.
        recipient_id uuid CONSTRAINT occurrences_recipient_fkey REFERENCES persons,
        audience text NOT NULL CONSTRAINT occurrences_audience_known CHECK
          (audience IN ('lead', 'co_executors', 'controller', 'superior', 'author')),
        post_id uuid NOT NULL CONSTRAINT occurrences_post_fkey REFERENCES posts,
        deputy_for_id uuid CONSTRAINT occurrences_deputy_for_fkey REFERENCES persons,
        deadline date,
        due_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'planned' CONSTRAINT occurrences_state_known CHECK
          (state IN ('planned', 'gathered', 'sent', 'expired', 'failed')),
        mailing_id uuid CONSTRAINT occurrences_mailing_fkey REFERENCES mailings,
        note text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT occurrences_once UNIQUE NULLS NOT DISTINCT
          (commitment_id, rung, deadline_version, ordinal, channel, recipient_id),
        CONSTRAINT occurrences_mailing_once_gathered CHECK
          (state = 'planned' AND mailing_id IS NULL OR state = 'expired' OR mailing_id IS NOT NULL)
      );
      CREATE INDEX occurrences_due_idx ON occurrences (due_at, recipient_id) WHERE state = 'planned';
      CREATE INDEX occurrences_mailing_idx ON occurrences (mailing_id);
      CREATE INDEX occurrences_recipient_idx ON occurrences (recipient_id, due_at);
      CREATE INDEX occurrences_post_idx ON occurrences (post_id);

      -- Which worker does a nightly job: the one that moves the date.
      CREATE TABLE job_runs (
        job text CONSTRAINT job_runs_pkey PRIMARY KEY,
        ran_on date NOT NULL,
        finished_at timestamptz
      );
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE job_runs, occurrences, mailings');
  }
}
