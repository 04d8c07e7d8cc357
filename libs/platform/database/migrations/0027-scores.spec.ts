import type { DataSource } from 'typeorm';
import { Scores1700000000027 } from './0027-scores.js';
import { MigrationGround } from './migration-ground.js';

describe('the migration of scores', () => {
  let ground: MigrationGround;
  let source: DataSource;

  beforeAll(async () => {
    ground = await MigrationGround.start();
    ({ source } = ground);
  });
  afterAll(() => ground.stop());

  it('finds the last score of each commitment and what of it is there, from its events', async () => {
    await ground.undo(Scores1700000000027);
    await source.query(REGISTER_BEFORE);
    await source.runMigrations();
    const scores = `
      SELECT c.reference, p.code, s.scored_at::date::text AS day, s.remark, s.scored_at = s.valid_from AS since,
        (SELECT string_agg(coalesce(r.text, e.title), ', ' ORDER BY x.ordinal) FROM score_citations x
         LEFT JOIN reports r ON r.id = x.report_id LEFT JOIN evidence e ON e.id = x.evidence_id
         WHERE x.commitment_id = c.id) AS cited
      FROM scores s JOIN commitments c ON c.id = s.commitment_id JOIN persons p ON p.id = s.assessor_id
      ORDER BY c.number`;
    expect(await source.query(scores)).toEqual([
      { reference: 'twice', code: 'b', day: '2024-02-02', remark: '', since: true, cited: 'two, one, letter' },
      { reference: 'of another', code: 'a', day: '2024-02-01', remark: '', since: true, cited: null },
      { reference: 'odd', code: 'a', day: '2024-02-01', remark: '', since: true, cited: null },
    ]);
  });
});

const id = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const scored = (number: number, sequence: number, more: string) => `
  INSERT INTO events (subject, subject_id, sequence, type, occurred_at, actor_id, reason, after, previous_hash, hash)
    SELECT 'commitment', '${id(number)}', ${sequence}, 'commitment.scored', ${more}, sha256(''), sha256('')
    FROM persons a, persons b WHERE a.code = 'a' AND b.code = 'b';`;
const cited = (reports: string[], evidence: string[] = []) =>
  `'${JSON.stringify({ fulfilment: 'full', cited: { reportIds: reports, evidenceIds: evidence } })}'::jsonb`;

/** Of four commitments, of which the last was never scored, two reports and a letter are on the first. */
const REGISTER_BEFORE = `
  INSERT INTO persons (code, email, name, time_zone)
    VALUES ('a', 'a@example.org', 'A', 'UTC'), ('b', 'b@example.org', 'B', 'UTC');
  INSERT INTO bodies (code, kind, country, time_zone, name_en) VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus');
  INSERT INTO posts (code, body_id, title_en) SELECT post, id, post FROM bodies, unnest(ARRAY['lead', 'control']) post;
  INSERT INTO regimes (code, name, rules) VALUES ('cis', 'CIS', '{}');
  INSERT INTO areas (code, name_en) VALUES ('trade', 'Trade');
  INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Moscow', '2023-12-18');
  INSERT INTO commitments (id, reference, meeting_id, number, kind, side, area_code, title, text, verifiable, status,
      lead_post_id, controller_post_id, author_post_id, regime_code, signed_on, controlled_at, deadline_basis)
    SELECT ('00000000-0000-4000-8000-00000000000' || given.place)::uuid, reference, m.id, given.place, 'commitment', 'ours', 'trade',
      'T', 'T', true, 'active', lead.id, control.id, control.id, 'cis', m.held_on, now(), 'open'
    FROM unnest(ARRAY['twice', 'of another', 'odd', 'never']) WITH ORDINALITY AS given (reference, place), meetings m,
      posts lead, posts control
    WHERE lead.title_en = 'lead' AND control.title_en = 'control';
  INSERT INTO commitment_periods (commitment_id, ordinal, starts_on) SELECT id, 1, signed_on FROM commitments;
  INSERT INTO reports (id, commitment_id, period, kind, addressed_to, text, post_id, author_id)
    SELECT report::uuid, '${id(1)}', 1, 'interim', 'controller', words, lead_post_id, p.id
    FROM (VALUES ('${id(5)}', 'one'), ('${id(6)}', 'two')) AS given (report, words), commitments c, persons p
    WHERE c.id = '${id(1)}' AND p.code = 'a';
  INSERT INTO evidence (id, report_id, title, url) VALUES ('${id(7)}', '${id(5)}', 'letter', 'https://example.org/');
  ${scored(1, 1, `'2024-02-01Z', a.id, 'Little.', ${cited([id(5)])}`)}
  ${scored(1, 2, `'2024-02-02Z', b.id, 'Better.', ${cited([id(6), id(5), id(9)], [id(7)])}`)}
  ${scored(2, 1, `'2024-02-01Z', a.id, '', ${cited([id(5)], [id(7)])}`)}
  ${scored(3, 1, `'2024-02-01Z', a.id, '', '{"cited": "nothing", "fulfilment": null}'`)}`;
