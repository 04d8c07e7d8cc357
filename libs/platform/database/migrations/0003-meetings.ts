import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings, the frozen texts they left, and the passages that point into them. */
export class Meetings1700000000003 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      CREATE TABLE files (
        id uuid CONSTRAINT files_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        media_type text NOT NULL,
        size integer NOT NULL CONSTRAINT files_size_limit CHECK (size BETWEEN 1 AND 26214400),
        sha256 text NOT NULL CONSTRAINT files_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        content bytea NOT NULL,
        uploaded_by_id uuid NOT NULL CONSTRAINT files_uploaded_by_fkey REFERENCES persons,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE files ALTER COLUMN content SET STORAGE EXTERNAL;

      CREATE TABLE meetings (
        id uuid CONSTRAINT meetings_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL CONSTRAINT meetings_code_key UNIQUE
          CONSTRAINT meetings_code_form CHECK (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*/[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?$'),
        title text NOT NULL CONSTRAINT meetings_title_given CHECK (title <> ''),
        held_on date NOT NULL,
        place text NOT NULL DEFAULT '',
        next_meeting_on date,
        regime_code text NOT NULL DEFAULT 'cis' CONSTRAINT meetings_regime_fkey REFERENCES regimes,
        ladder_code text CONSTRAINT meetings_ladder_fkey REFERENCES ladders,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT meetings_next_is_later CHECK (next_meeting_on > held_on)
      );

      CREATE TABLE meeting_participants (
        meeting_id uuid NOT NULL CONSTRAINT meeting_participants_meeting_fkey REFERENCES meetings ON DELETE CASCADE,
        body_id uuid NOT NULL CONSTRAINT meeting_participants_body_fkey REFERENCES bodies,
        spokesman_post_id uuid CONSTRAINT meeting_participants_spokesman_fkey REFERENCES posts,
        side text NOT NULL CONSTRAINT meeting_participants_side_known CHECK (side IN ('ours', 'theirs')),
        ordinal integer NOT NULL,
        CONSTRAINT meeting_participants_pkey PRIMARY KEY (meeting_id, body_id)
      );

      CREATE TABLE source_documents (
        id uuid CONSTRAINT source_documents_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        meeting_id uuid NOT NULL CONSTRAINT source_documents_meeting_fkey REFERENCES meetings,
        kind text NOT NULL CONSTRAINT source_documents_kind_known CHECK
          (kind IN ('communique', 'protocol', 'roadmap', 'news_report', 'instruction_list')),
        title text NOT NULL CONSTRAINT source_documents_title_given CHECK (title <> ''),
        language text NOT NULL CONSTRAINT source_documents_language_form CHECK (language ~ '^[a-z]{2}$'),
        text text NOT NULL CONSTRAINT source_documents_text_given CHECK (text <> ''),
        sha256 text NOT NULL,
        url text,
        file_id uuid CONSTRAINT source_documents_file_fkey REFERENCES files,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT source_documents_sha256_of_text CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
        CONSTRAINT source_documents_text_once UNIQUE (meeting_id, sha256)
      );

      -- Offsets count Unicode code points from 0; ends_at is exclusive.
      CREATE TABLE passages (
        id uuid CONSTRAINT passages_pkey PRIMARY KEY DEFAULT gen_random_uuid(),
        document_id uuid NOT NULL CONSTRAINT passages_document_fkey REFERENCES source_documents,
        starts_at integer NOT NULL CONSTRAINT passages_start_natural CHECK (starts_at >= 0),
        ends_at integer NOT NULL,
        quote text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT passages_in_order CHECK (ends_at > starts_at),
        CONSTRAINT passages_once UNIQUE (document_id, starts_at, ends_at)
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% is frozen: % is not allowed', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
        END $$;

      /*
       * All passages of a statement at once, against the document cut into pieces of 250 letters: a text in UTF-8 has no
       * index of its letters, and walking through a long one anew for each of ten thousand quotes takes minutes.
       */
      CREATE FUNCTION check_passage_quotes() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          passage record;
          document uuid;
          pieces text[];
          words text;
          first integer;
        BEGIN
          FOR passage IN
            SELECT document_id, starts_at, ends_at, quote FROM new_passages ORDER BY document_id
          LOOP
            IF passage.document_id IS DISTINCT FROM document THEN
              document := passage.document_id;
              pieces := ARRAY(SELECT cut.piece[1] FROM source_documents d, regexp_matches(d.text, '.{1,250}', 'g') AS cut (piece)
                              WHERE d.id = document);
            END IF;
            first := passage.starts_at / 250;
            words := '';
            FOR nth IN first .. least((passage.ends_at - 1) / 250, cardinality(pieces) - 1) LOOP
              words := words || pieces[nth + 1];
            END LOOP;
            IF passage.quote IS DISTINCT FROM
              substring(words FROM passage.starts_at - first * 250 + 1 FOR passage.ends_at - passage.starts_at)
            THEN
              RAISE EXCEPTION 'the quote differs from the document at this place'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'passages_quote_matches';
            END IF;
          END LOOP;
          RETURN NULL;
        END $$;

      CREATE TRIGGER source_documents_frozen BEFORE UPDATE ON source_documents
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER passages_quote_matches_on_insert AFTER INSERT ON passages
        REFERENCING NEW TABLE AS new_passages FOR EACH STATEMENT EXECUTE FUNCTION check_passage_quotes();
      CREATE TRIGGER passages_quote_matches_on_update AFTER UPDATE ON passages
        REFERENCING NEW TABLE AS new_passages FOR EACH STATEMENT EXECUTE FUNCTION check_passage_quotes();
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TABLE passages, source_documents, meeting_participants, meetings, files;
      DROP FUNCTION check_passage_quotes;
      DROP FUNCTION refuse_change;
    `);
  }
}
