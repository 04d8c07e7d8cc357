import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is reported, decided and asked for. */
export class Reports1700000000005 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE reports (
        id uuid CONSTRAINT reports_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        commitment_id uuid NOT NULL,
        period integer NOT NULL,
        kind text NOT NULL CONSTRAINT reports_kind_known CHECK (kind IN ('interim', 'final')),
        addressed_to text NOT NULL CONSTRAINT reports_addressee_known CHECK (addressed_to IN ('controller', 'lead')),
        text text NOT NULL,
        post_id uuid NOT NULL CONSTRAINT reports_post_fkey REFERENCES posts,
        author_id uuid NOT NULL CONSTRAINT reports_author_fkey REFERENCES persons,
        on_behalf_of_id uuid CONSTRAINT reports_on_behalf_of_fkey REFERENCES persons,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT reports_period_fkey FOREIGN KEY (commitment_id, period) REFERENCES commitment_periods,
        CONSTRAINT reports_final_has_text CHECK (kind <> 'final' OR text <> ''),
        CONSTRAINT reports_final_to_controller CHECK (kind <> 'final' OR addressed_to = 'controller')
      );
      CREATE INDEX reports_commitment_idx ON reports (commitment_id, created_at);

      CREATE TABLE evidence (
        id uuid CONSTRAINT evidence_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        report_id uuid NOT NULL CONSTRAINT evidence_report_fkey REFERENCES reports ON DELETE CASCADE,
        ordinal integer NOT NULL DEFAULT 1 CONSTRAINT evidence_ordinal_positive CHECK (ordinal > 0),
        title text NOT NULL,
        file_id uuid CONSTRAINT evidence_file_fkey REFERENCES files,
        url text,
        CONSTRAINT evidence_file_or_link CHECK ((file_id IS NULL) <> (url IS NULL)),
        CONSTRAINT evidence_link_is_web CHECK (url ~ '^https?://')
      );
      CREATE INDEX evidence_report_idx ON evidence (report_id);
      CREATE INDEX evidence_file_idx ON evidence (file_id);

      CREATE TABLE decisions (
        id uuid CONSTRAINT decisions_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        report_id uuid NOT NULL CONSTRAINT decisions_report_fkey REFERENCES reports,
        outcome text NOT NULL CONSTRAINT decisions_outcome_known CHECK (outcome IN ('accept', 'return')),
        reason text NOT NULL DEFAULT '',
        decided_by_id uuid NOT NULL CONSTRAINT decisions_decided_by_fkey REFERENCES persons,
        on_behalf_of_id uuid CONSTRAINT decisions_on_behalf_of_fkey REFERENCES persons,
        decided_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT decisions_once UNIQUE (report_id),
        CONSTRAINT decisions_return_has_reason CHECK (outcome <> 'return' OR reason <> '')
      );

      CREATE TABLE extensions (
        id uuid CONSTRAINT extensions_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        commitment_id uuid NOT NULL,
        period integer NOT NULL,
        from_deadline date NOT NULL,
        to_deadline date NOT NULL,
        reason text NOT NULL CONSTRAINT extensions_reason_given CHECK (reason <> ''),
        late boolean NOT NULL,
        state text NOT NULL DEFAULT 'requested'
          CONSTRAINT extensions_state_known CHECK (state IN ('requested', 'granted', 'refused')),
        requested_by_id uuid NOT NULL CONSTRAINT extensions_requested_by_fkey REFERENCES persons,
        on_behalf_of_id uuid CONSTRAINT extensions_on_behalf_of_fkey REFERENCES persons,
        requested_at timestamptz NOT NULL DEFAULT now(),
        decided_by_id uuid CONSTRAINT extensions_decided_by_fkey REFERENCES persons,
        decided_on_behalf_of_id uuid CONSTRAINT extensions_decided_on_behalf_of_fkey REFERENCES persons,
        decided_at timestamptz,
        decision_reason text NOT NULL DEFAULT '',
        CONSTRAINT extensions_period_fkey FOREIGN KEY (commitment_id, period) REFERENCES commitment_periods,
        CONSTRAINT extensions_move_forward CHECK (to_deadline > from_deadline),
        CONSTRAINT extensions_decided_together CHECK ((state = 'requested') = (decided_at IS NULL)),
        CONSTRAINT extensions_decided_by_someone CHECK ((decided_at IS NULL) = (decided_by_id IS NULL)),
        CONSTRAINT extensions_refusal_has_reason CHECK (state <> 'refused' OR decision_reason <> '')
      );
      CREATE UNIQUE INDEX extensions_one_open ON extensions (commitment_id, period) WHERE state = 'requested';
      CREATE INDEX extensions_commitment_idx ON extensions (commitment_id, requested_at);
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('DROP TABLE extensions, decisions, evidence, reports');
  }
}
