import type { DataSource } from 'typeorm';
import { ClassifiedDocuments1700000000009 } from './0009-classified-documents.js';
import { MigrationGround } from './migration-ground.js';

describe('the migration that classifies documents', () => {
  let ground: MigrationGround;
  let source: DataSource;

  beforeAll(async () => {
    ground = await MigrationGround.start();
    ({ source } = ground);
  });
  afterAll(() => ground.stop());

  it('makes each document as closed as the most closed commitment that rests on its words', async () => {
    await ground.undo(ClassifiedDocuments1700000000009);
    await source.query(REGISTER_BEFORE);
    await source.runMigrations();
    expect(await source.query('SELECT title, classification, version FROM source_documents ORDER BY title')).toEqual([
      { title: 'confidential', classification: 'confidential', version: 1 },
      { title: 'none', classification: 'public', version: 1 },
      { title: 'official', classification: 'official', version: 1 },
      { title: 'public', classification: 'public', version: 1 },
    ]);
  });
});

/** A document for each classification, with a public commitment beside the closed one, and one without commitments. */
const REGISTER_BEFORE = `
  INSERT INTO bodies (code, kind, country, time_zone, name_en) VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus');
  INSERT INTO posts (code, body_id, title_en) SELECT post, id, post FROM bodies, unnest(ARRAY['lead', 'control']) post;
  INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}');
  INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade');
  INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Moscow', '2023-12-18');
  INSERT INTO source_documents (meeting_id, kind, title, language, text, sha256)
    SELECT m.id, 'protocol', entry, 'en', entry, encode(sha256(convert_to(entry, 'UTF8')), 'hex')
    FROM meetings m, unnest(ARRAY['public', 'official', 'confidential', 'none']) entry;
  INSERT INTO passages (document_id, starts_at, ends_at, quote)
    SELECT id, at, at + 1, substring(title FROM at + 1 FOR 1) FROM source_documents, generate_series(0, 1) at;
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, passage_id, classification,
      verifiable, lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, deadline_basis)
    SELECT d.title || p.starts_at, m.id, row_number() OVER (), 'commitment', 'ours', 'trade', 'T', 'T', p.id,
      CASE WHEN p.starts_at = 0 THEN d.title ELSE 'public' END, true, lead.id, control.id, control.id, 'cis', m.held_on, 'open'
    FROM meetings m, passages p JOIN source_documents d ON d.id = p.document_id, posts lead, posts control
    WHERE d.title <> 'none' AND lead.title_en = 'lead' AND control.title_en = 'control'`;
