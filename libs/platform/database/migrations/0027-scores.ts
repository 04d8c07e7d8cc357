import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who judged fulfilment last, when, and what the score rests on: until now only events told it. docs/domain.md */
export class Scores1700000000027 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES);
    await query.query(FROM_EVENTS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP VIEW as_of.score_citations, as_of.scores;
      DROP TABLE score_citations, scores, past.score_citations, past.scores;
      DROP FUNCTION past.keep_score_citations, past.keep_scores;
    `);
  }
}

const TABLES = `
  -- What was judged stands with the commitment; a score takes the place of the one before.
  CREATE TABLE scores (
    commitment_id uuid CONSTRAINT scores_pkey PRIMARY KEY CONSTRAINT scores_commitment_fkey REFERENCES commitments,
    assessor_id uuid NOT NULL CONSTRAINT scores_assessor_fkey REFERENCES persons,
    scored_at timestamptz NOT NULL,
    remark text NOT NULL,
    valid_from timestamptz NOT NULL DEFAULT transaction_moment()
  );
  CREATE INDEX scores_assessor_idx ON scores (assessor_id);

  CREATE TABLE score_citations (
    commitment_id uuid NOT NULL CONSTRAINT score_citations_score_fkey REFERENCES scores,
    ordinal integer NOT NULL CONSTRAINT score_citations_ordinal_positive CHECK (ordinal > 0),
    report_id uuid CONSTRAINT score_citations_report_fkey REFERENCES reports,
    evidence_id uuid CONSTRAINT score_citations_evidence_fkey REFERENCES evidence,
    valid_from timestamptz NOT NULL DEFAULT transaction_moment(),
    CONSTRAINT score_citations_pkey PRIMARY KEY (commitment_id, ordinal),
    CONSTRAINT score_citations_report_or_evidence CHECK ((report_id IS NULL) <> (evidence_id IS NULL))
  );
  CREATE INDEX score_citations_report_idx ON score_citations (report_id);
  CREATE INDEX score_citations_evidence_idx ON score_citations (evidence_id);

  SELECT keep_past('scores');
  SELECT keep_past('score_citations');`;

/**
 * The last score of each commitment, as its event tells it. Of what it cites only what is on the commitment is taken, so
 * that no event can stop the migration, whatever became of it. Its remark stays in the event: it was written for those who
 * may read the history, and the score is open to whoever sees the commitment.
 */
const FROM_EVENTS = `
  WITH scored AS MATERIALIZED (
    SELECT c.id, e.* FROM commitments c CROSS JOIN LATERAL (
      SELECT actor_id, occurred_at, after FROM events
      WHERE subject = 'commitment' AND subject_id = c.id::text AND type = 'commitment.scored'
      ORDER BY sequence DESC LIMIT 1) e
    WHERE e.actor_id IS NOT NULL
  ), cited AS (
    SELECT id, occurred_at, 1 AS kind, place, said #>> '{}' AS cited_id
    FROM scored, jsonb_path_query(after, '$.cited.reportIds[*]') WITH ORDINALITY AS of_reports (said, place)
    UNION ALL
    SELECT id, occurred_at, 2, place, said #>> '{}'
    FROM scored, jsonb_path_query(after, '$.cited.evidenceIds[*]') WITH ORDINALITY AS of_evidence (said, place)
  ), scores AS (
    INSERT INTO scores (commitment_id, assessor_id, scored_at, remark, valid_from)
    SELECT id, actor_id, occurred_at, '', occurred_at FROM scored
  )
  INSERT INTO score_citations (commitment_id, ordinal, report_id, evidence_id, valid_from)
  SELECT c.id, row_number() OVER (PARTITION BY c.id ORDER BY c.kind, c.place), there.report_id, there.evidence_id,
    c.occurred_at
  FROM cited c CROSS JOIN LATERAL (
    SELECT r.id AS report_id, NULL::uuid AS evidence_id FROM reports r
    WHERE c.kind = 1 AND r.commitment_id = c.id AND r.id::text = c.cited_id
    UNION ALL
    SELECT NULL, v.id FROM evidence v JOIN reports r ON r.id = v.report_id
    WHERE c.kind = 2 AND r.commitment_id = c.id AND v.id::text = c.cited_id
  ) there`;
