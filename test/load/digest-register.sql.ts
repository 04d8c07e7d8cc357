/*
 * A large register as a digest finds it: 200 posts in 20 bodies, ten to each superior, and of the commitments six in ten
 * active (some of them overdue or due soon, some with a request for an extension), one in ten reported, the rest closed
 * over the last two years. Each step is one statement.
 */

/** Whose digests are due: from the post above all down to heads of ten, each a controller as well. */
export const READERS = 60;

/** `$1` how many commitments. */
export const DIGEST_REGISTER = [
  `INSERT INTO bodies (code, kind, country, time_zone, name_en)
   SELECT 'body-' || n, 'ministry', CASE n % 2 WHEN 0 THEN 'BY' ELSE 'RU' END,
     CASE n % 2 WHEN 0 THEN 'Europe/Minsk' ELSE 'Europe/Moscow' END, 'Ministry ' || n FROM generate_series(0, 19) n`,
  `INSERT INTO posts (code, body_id, title_en)
   SELECT 'post-' || n, b.id, 'Head of department ' || n
   FROM generate_series(0, 199) n JOIN bodies b ON b.code = 'body-' || n % 20`,
  `UPDATE posts p SET reports_to_id = s.id FROM posts s
   WHERE p.code <> 'post-0' AND s.code = 'post-' || substr(p.code, 6)::integer / 10`,
  `INSERT INTO persons (code, name, email, language, time_zone, clearance)
   SELECT 'person-' || n, 'Person ' || n, 'person-' || n || '@example.org', (ARRAY['en', 'ru', 'be'])[1 + n % 3],
     'Europe/Minsk', 'official' FROM generate_series(0, 199) n`,
  `INSERT INTO tenures (post_id, person_id, starts_on)
   SELECT p.id, h.id, '2020-01-01' FROM posts p JOIN persons h ON h.code = 'person-' || substr(p.code, 6)`,
  // Nobody signs in with these.
  `INSERT INTO accounts (person_id, password_hash, roles)
   SELECT id, '-', CASE WHEN substr(code, 8)::integer < ${READERS} THEN '{head,controller,executor}' ELSE '{executor}' END::text[]
   FROM persons`,
  `INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`,
  `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18')`,
  `INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
     controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
     original_deadline, current_deadline, controlled_at, settled_at, classification, updated_at)
   SELECT m.code || '/' || n, m.id, n, 'commitment', 'ours', 'transport', 'Delivery and service of the buses, lot ' || n,
     'Delivery of lot ' || n || '.', true, l.id, c.id, a.id, d.status, 'cis', m.held_on, 'stated', d.deadline, d.deadline,
     d.deadline, m.held_on + interval '9 h', CASE WHEN d.status = 'closed' THEN d.changed END,
     CASE WHEN n % 50 = 0 THEN 'confidential' WHEN n % 5 = 0 THEN 'official' ELSE 'public' END, d.changed
   FROM meetings m, generate_series(1, $1::integer) n
     CROSS JOIN LATERAL (SELECT
       CASE WHEN n % 10 < 6 THEN 'active' WHEN n % 10 = 6 THEN 'reported' ELSE 'closed' END AS status,
       current_date - 10 + n * 7919 % 400 AS deadline, now() - n::bigint * 104729 % 63072000 * interval '1 s' AS changed) d
     JOIN posts l ON l.code = 'post-' || n / 10 % 200 JOIN posts c ON c.code = 'post-' || (n / 10 * 3 + 7) % 200
     JOIN posts a ON a.code = 'post-' || n % 9`,
  `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline, reported_at, settled_at)
   SELECT id, 1, signed_on, original_deadline, current_deadline, CASE WHEN status <> 'active' THEN updated_at END, settled_at
   FROM commitments`,
  `INSERT INTO commitment_co_executors (commitment_id, post_id, ordinal)
   SELECT c.id, p.id, 1 FROM commitments c JOIN posts p ON p.code = 'post-' || 100 + c.number % 100`,
  `INSERT INTO reports (commitment_id, period, kind, addressed_to, text, post_id, author_id, created_at)
   SELECT c.id, 1, 'final', 'controller', 'Delivered.', c.lead_post_id, t.person_id, c.updated_at
   FROM commitments c JOIN tenures t ON t.post_id = c.lead_post_id WHERE c.status <> 'active'`,
  `INSERT INTO decisions (report_id, outcome, decided_by_id, decided_at)
   SELECT r.id, 'accept', t.person_id, c.updated_at
   FROM commitments c JOIN reports r ON r.commitment_id = c.id JOIN tenures t ON t.post_id = c.controller_post_id
   WHERE c.status = 'closed'`,
  `INSERT INTO extensions (commitment_id, period, from_deadline, to_deadline, reason, late, requested_by_id)
   SELECT c.id, 1, c.current_deadline, c.current_deadline + 30, 'The plant stands still.', false, t.person_id
   FROM commitments c JOIN tenures t ON t.post_id = c.lead_post_id WHERE c.status = 'active' AND c.number % 100 = 1`,
  // A week has passed for those who read digests, and nothing for the others.
  `INSERT INTO digest_turns (person_id, looked_at, look_at)
   SELECT id, now() - interval '8 days', CASE WHEN substr(code, 8)::integer < ${READERS} THEN '-infinity'::timestamptz
     ELSE now() + interval '1 d' END
   FROM persons`,
  'VACUUM ANALYZE',
];
