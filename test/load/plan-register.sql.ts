/** A register in which everything is on control and nothing is planned: 200 posts in 20 bodies. `$1` how many commitments. */
export const PLAN_REGISTER = [
  `INSERT INTO bodies (code, kind, country, time_zone, name_en)
   SELECT 'body-' || n, 'ministry', CASE n % 2 WHEN 0 THEN 'BY' ELSE 'RU' END,
     CASE n % 2 WHEN 0 THEN 'Europe/Minsk' ELSE 'Europe/Moscow' END, 'Ministry ' || n FROM generate_series(0, 19) n`,
  `INSERT INTO posts (code, body_id, title_en)
   SELECT 'post-' || n, b.id, 'Head of department ' || n
   FROM generate_series(0, 199) n JOIN bodies b ON b.code = 'body-' || n % 20`,
  `UPDATE posts p SET reports_to_id = s.id FROM posts s
   WHERE p.code <> 'post-0' AND s.code = 'post-' || substr(p.code, 6)::integer / 10`,
  `INSERT INTO persons (code, name, email, language, time_zone, clearance)
   SELECT 'person-' || n, 'Person ' || n, 'person-' || n || '@example.org', 'en', 'Europe/Minsk', 'official'
   FROM generate_series(0, 199) n`,
  `INSERT INTO tenures (post_id, person_id, starts_on)
   SELECT p.id, h.id, '2020-01-01' FROM posts p JOIN persons h ON h.code = 'person-' || substr(p.code, 6)`,
  `INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`,
  `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18')`,
  `INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
     controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
     original_deadline, current_deadline, controlled_at)
   SELECT m.code || '/' || n, m.id, n, 'commitment', 'ours', 'transport', 'Lot ' || n, 'Delivery of lot ' || n || '.', true,
     l.id, c.id, a.id, 'active', 'cis', m.held_on, 'stated', d.deadline, d.deadline, d.deadline, now() - interval '1 d'
   FROM meetings m, generate_series(1, $1::integer) n
     CROSS JOIN LATERAL (SELECT current_date + 30 + n % 300 AS deadline) d
     JOIN posts l ON l.code = 'post-' || n % 200 JOIN posts c ON c.code = 'post-' || (n + 7) % 200
     JOIN posts a ON a.code = 'post-0'`,
  `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
   SELECT id, 1, signed_on, original_deadline, current_deadline FROM commitments`,
  'VACUUM ANALYZE',
];
