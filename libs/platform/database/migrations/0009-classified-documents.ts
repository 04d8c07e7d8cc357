import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The marking of source documents. It can be changed; everything else of a document stays frozen. */
export class ClassifiedDocuments1700000000009 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      ALTER TABLE source_documents
        ADD COLUMN classification text NOT NULL DEFAULT 'public'
          CONSTRAINT source_documents_classification_known
            CHECK (classification IN ('public', 'official', 'confidential')),
        ADD COLUMN version integer NOT NULL DEFAULT 1;

      DROP TRIGGER source_documents_frozen ON source_documents;
      CREATE TRIGGER source_documents_frozen
        BEFORE UPDATE OF id, meeting_id, kind, title, language, text, sha256, url, file_id, created_at
        ON source_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- Nobody has marked the documents that are there: each becomes as closed as the most closed of the commitments
      -- that rest on its words.
      UPDATE source_documents d SET classification = closed.classification
      FROM (
        SELECT p.document_id,
               CASE WHEN bool_or(c.classification = 'confidential') THEN 'confidential' ELSE 'official' END
                 AS classification
        FROM commitments c JOIN passages p ON p.id = c.passage_id
        WHERE c.classification <> 'public'
        GROUP BY p.document_id
      ) closed
      WHERE d.id = closed.document_id;
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TRIGGER source_documents_frozen ON source_documents;
      ALTER TABLE source_documents DROP COLUMN version, DROP COLUMN classification;
      CREATE TRIGGER source_documents_frozen BEFORE UPDATE ON source_documents
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }
}
