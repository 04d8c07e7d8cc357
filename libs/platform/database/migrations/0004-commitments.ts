import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register: commitments with their parts, co-executors and periods. */
export class Commitments1700000000004 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE areas (
        code text CONSTRAINT areas_pkey PRIMARY KEY CONSTRAINT areas_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name_en text NOT NULL,
        name_ru text,
        name_be text
      );

      CREATE TABLE commitments (
        id uuid CONSTRAINT commitments_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        reference text NOT NULL CONSTRAINT commitments_reference_key UNIQUE,
        meeting_id uuid NOT NULL CONSTRAINT commitments_meeting_fkey REFERENCES meetings,
        number integer NOT NULL CONSTRAINT commitments_number_positive CHECK (number > 0),
        kind text NOT NULL CONSTRAINT commitments_kind_known CHECK (kind IN ('proposal', 'commitment', 'instruction')),
        side text NOT NULL CONSTRAINT commitments_side_known CHECK (side IN ('ours', 'theirs', 'joint')),
        area_code text NOT NULL CONSTRAINT commitments_area_fkey REFERENCES areas,
        title text NOT NULL CONSTRAINT commitments_title_given CHECK (title <> ''),
        text text NOT NULL CONSTRAINT commitments_text_given CHECK (text <> ''),
        passage_id uuid CONSTRAINT commitments_passage_fkey REFERENCES passages,
        classification text NOT NULL DEFAULT 'public'
          CONSTRAINT commitments_classification_known CHECK (classification IN ('public', 'official', 'confidential')),
        priority text NOT NULL DEFAULT 'normal'
          CONSTRAINT commitments_priority_known CHECK (priority IN ('low', 'normal', 'high')),
        verifiable boolean NOT NULL,

        lead_post_id uuid NOT NULL CONSTRAINT commitments_lead_fkey REFERENCES posts,
        controller_post_id uuid NOT NULL CONSTRAINT commitments_controller_fkey REFERENCES posts,
        author_post_id uuid NOT NULL CONSTRAINT commitments_author_fkey REFERENCES posts,
        counterpart_body_id uuid CONSTRAINT commitments_counterpart_body_fkey REFERENCES bodies,
        counterpart_post_id uuid CONSTRAINT commitments_counterpart_post_fkey REFERENCES posts,

        -- Four fields, never one. Timeliness, the third, is computed and has no column.
        status text NOT NULL DEFAULT 'draft' CONSTRAINT commitments_status_known CHECK
          (status IN ('draft', 'proposed', 'active', 'reported', 'closed', 'declined', 'terminated')),
        counterpart_status text CONSTRAINT commitments_counterpart_status_known CHECK
          (counterpart_status IN ('draft', 'proposed', 'active', 'reported', 'closed', 'declined', 'terminated')),
        fulfilment text NOT NULL DEFAULT 'no_evidence' CONSTRAINT commitments_fulfilment_known CHECK
          (fulfilment IN ('no_evidence', 'not_started', 'minimal', 'substantial', 'full')),
        conformity text CONSTRAINT commitments_conformity_known CHECK (conformity IN ('conforms', 'differs')),
        conformity_remark text,

        regime_code text NOT NULL CONSTRAINT commitments_regime_fkey REFERENCES regimes,
        ladder_code text CONSTRAINT commitments_ladder_fkey REFERENCES ladders,
        signed_on date NOT NULL,
        deadline_basis text NOT NULL CONSTRAINT commitments_basis_known CHECK
          (deadline_basis IN ('stated', 'urgency', 'default', 'recurring', 'standing', 'open')),
        deadline_stated_on date,
        deadline_urgency text CONSTRAINT commitments_urgency_known CHECK
          (deadline_urgency IN ('very_urgently', 'urgently', 'promptly')),
        deadline_frequency text CONSTRAINT commitments_frequency_known CHECK
          (deadline_frequency IN ('monthly', 'quarterly', 'half_yearly', 'yearly')),
        -- Of the earliest period that is not settled; the periods hold the whole.
        original_deadline date,
        current_deadline date,
        controlled_at timestamptz,
        settled_at timestamptz,

        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        search tsvector NOT NULL GENERATED ALWAYS AS (
          setweight(to_tsvector('russian'::regconfig, reference || ' ' || title), 'A') ||
          setweight(to_tsvector('russian'::regconfig, text), 'B')
        ) STORED,

        CONSTRAINT commitments_number_once UNIQUE (meeting_id, number),
        CONSTRAINT commitments_controller_never_lead CHECK (controller_post_id <> lead_post_id),
        CONSTRAINT commitments_joint_has_two_statuses CHECK ((side = 'joint') = (counterpart_status IS NOT NULL)),
        CONSTRAINT commitments_stated_has_date CHECK ((deadline_basis = 'stated') = (deadline_stated_on IS NOT NULL)),
        CONSTRAINT commitments_urgency_has_degree CHECK ((deadline_basis = 'urgency') = (deadline_urgency IS NOT NULL)),
        CONSTRAINT commitments_recurring_has_frequency CHECK
          ((deadline_basis = 'recurring') = (deadline_frequency IS NOT NULL)),
        CONSTRAINT commitments_remark_when_differs CHECK (conformity IS DISTINCT FROM 'differs' OR conformity_remark <> ''),
        CONSTRAINT commitments_controlled_once_active CHECK
          (status IN ('draft', 'proposed', 'declined') OR controlled_at IS NOT NULL),
        CONSTRAINT commitments_settled_when_over CHECK
          ((status IN ('closed', 'terminated', 'declined')) = (settled_at IS NOT NULL))
      );
      CREATE INDEX commitments_status_due_idx ON commitments (status, current_deadline, id);
      CREATE INDEX commitments_due_idx ON commitments (current_deadline, id);
      CREATE INDEX commitments_updated_idx ON commitments (updated_at, id);
      CREATE INDEX commitments_lead_idx ON commitments (lead_post_id, status, current_deadline);
      CREATE INDEX commitments_controller_idx ON commitments (controller_post_id);
      CREATE INDEX commitments_author_idx ON commitments (author_post_id);
      CREATE INDEX commitments_counterpart_post_idx ON commitments (counterpart_post_id);
      CREATE INDEX commitments_area_idx ON commitments (area_code);
      CREATE INDEX commitments_passage_idx ON commitments (passage_id);
      CREATE INDEX commitments_search_idx ON commitments USING gin (search);

      CREATE TABLE commitment_parts (
        commitment_id uuid NOT NULL CONSTRAINT commitment_parts_commitment_fkey REFERENCES commitments ON DELETE CASCADE,
        number integer NOT NULL CONSTRAINT commitment_parts_number_positive CHECK (number > 0),
        text text NOT NULL CONSTRAINT commitment_parts_text_given CHECK (text <> ''),
        completed_at timestamptz,
        CONSTRAINT commitment_parts_pkey PRIMARY KEY (commitment_id, number)
      );

      CREATE TABLE commitment_co_executors (
        commitment_id uuid NOT NULL
          CONSTRAINT commitment_co_executors_commitment_fkey REFERENCES commitments ON DELETE CASCADE,
        post_id uuid NOT NULL CONSTRAINT commitment_co_executors_post_fkey REFERENCES posts,
        ordinal integer NOT NULL,
        CONSTRAINT commitment_co_executors_pkey PRIMARY KEY (commitment_id, post_id)
      );
      CREATE INDEX commitment_co_executors_post_idx ON commitment_co_executors (post_id);

      CREATE TABLE commitment_observers (
        commitment_id uuid NOT NULL
          CONSTRAINT commitment_observers_commitment_fkey REFERENCES commitments ON DELETE CASCADE,
        person_id uuid NOT NULL CONSTRAINT commitment_observers_person_fkey REFERENCES persons,
        CONSTRAINT commitment_observers_pkey PRIMARY KEY (commitment_id, person_id)
      );
      CREATE INDEX commitment_observers_person_idx ON commitment_observers (person_id);

      -- What is reported on: once for most commitments, period by period for recurring and standing ones.
      CREATE TABLE commitment_periods (
        commitment_id uuid NOT NULL
          CONSTRAINT commitment_periods_commitment_fkey REFERENCES commitments ON DELETE CASCADE,
        ordinal integer NOT NULL CONSTRAINT commitment_periods_ordinal_positive CHECK (ordinal > 0),
        starts_on date NOT NULL,
        ends_on date,
        original_deadline date,
        current_deadline date,
        deadline_version integer NOT NULL DEFAULT 1,
        reported_at timestamptz,
        settled_at timestamptz,
        CONSTRAINT commitment_periods_pkey PRIMARY KEY (commitment_id, ordinal),
        CONSTRAINT commitment_periods_in_order CHECK (ends_on >= starts_on),
        CONSTRAINT commitment_periods_both_deadlines CHECK ((original_deadline IS NULL) = (current_deadline IS NULL))
      );

      CREATE FUNCTION keep_original_deadline() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.original_deadline IS NOT NULL AND NEW.original_deadline IS DISTINCT FROM OLD.original_deadline THEN
            RAISE EXCEPTION 'the original deadline is never overwritten'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'commitment_periods_original_kept';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER commitment_periods_original_kept BEFORE UPDATE ON commitment_periods
        FOR EACH ROW EXECUTE FUNCTION keep_original_deadline();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TABLE commitment_periods, commitment_observers, commitment_co_executors, commitment_parts, commitments, areas;
      DROP FUNCTION keep_original_deadline;
    `);
  }
}
