import type { MigrationInterface, QueryRunner } from 'typeorm';

/** "Seen, will report by": an answer to reminders; and what a message tells besides a deadline. */
export class Answers1700000000014 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE acknowledgements (
        id uuid CONSTRAINT acknowledgements_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        commitment_id uuid NOT NULL,
        period integer NOT NULL,
        -- The deadline's version and whether it had passed then: after it only the first answer quiets reminders.
        deadline_version integer NOT NULL,
        late boolean NOT NULL,
        will_report_by date NOT NULL,
        note text NOT NULL DEFAULT '',
        addressed_to text NOT NULL
          CONSTRAINT acknowledgements_addressee_known CHECK (addressed_to IN ('controller', 'lead')),
        post_id uuid NOT NULL CONSTRAINT acknowledgements_post_fkey REFERENCES posts,
        author_id uuid NOT NULL CONSTRAINT acknowledgements_author_fkey REFERENCES persons,
        on_behalf_of_id uuid CONSTRAINT acknowledgements_on_behalf_of_fkey REFERENCES persons,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT acknowledgements_period_fkey FOREIGN KEY (commitment_id, period) REFERENCES commitment_periods
      );
      CREATE INDEX acknowledgements_commitment_idx ON acknowledgements (commitment_id, period, created_at);

      -- The report or the request that a nudge or a notice is about.
      ALTER TABLE occurrences ADD COLUMN about_id uuid;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DELETE FROM occurrences WHERE rung LIKE 'decide-%' OR rung LIKE 'notice-%';
      ALTER TABLE occurrences DROP COLUMN about_id;
      DROP TABLE acknowledgements;
    `);
  }
}
