/*
 * A register of 10,000 commitments as a few years of one state's meetings leave it: 200 meetings, 200 posts in 20
 * bodies, each post held. Every step is one statement.
 */

/** Of the commitments, those led by the one post whose holder reports. Uniform, so that any of them stands for another. */
export const REPORTABLE = 2_000;

/** `$1` how many commitments there are in all. */
export const REGISTER = [
  `INSERT INTO bodies (code, kind, country, time_zone, name_en, name_ru)
   SELECT 'body-' || n, 'ministry', CASE n % 2 WHEN 0 THEN 'BY' ELSE 'RU' END,
     CASE n % 2 WHEN 0 THEN 'Europe/Minsk' ELSE 'Europe/Moscow' END, 'Ministry ' || n, 'Министерство ' || n
   FROM generate_series(0, 19) n`,
  `INSERT INTO posts (code, body_id, title_en, title_ru)
   SELECT 'post-' || n, b.id, 'Head of department ' || n, 'Начальник управления ' || n
   FROM generate_series(0, 199) n JOIN bodies b ON b.code = 'body-' || n % 20`,
  `UPDATE posts p SET reports_to_id = s.id FROM posts s
   WHERE p.code <> 'post-0' AND s.code = 'post-' || substr(p.code, 6)::integer / 10`,
  `INSERT INTO persons (code, name, name_ru, email, language, time_zone, clearance)
   SELECT 'person-' || n, 'Person ' || n, 'Сотрудник ' || n, 'person-' || n || '@example.org',
     (ARRAY['en', 'ru', 'be'])[1 + n % 3], 'Europe/Minsk', 'confidential' FROM generate_series(0, 200) n`,
  `INSERT INTO tenures (post_id, person_id, starts_on)
   SELECT p.id, h.id, '2020-01-01' FROM posts p JOIN persons h ON h.code = 'person-' || substr(p.code, 6)`,
  // Nobody signs in with these: the sessions are entered below.
  `INSERT INTO accounts (person_id, password_hash, roles)
   SELECT id, '-', CASE code WHEN 'person-200' THEN '{registrar}' ELSE '{executor,controller}' END::text[] FROM persons`,
  `INSERT INTO areas (code, name_en, name_ru)
   SELECT 'area-' || n, 'Area ' || n, 'Направление ' || n FROM generate_series(0, 9) n`,
  `INSERT INTO meetings (code, title, held_on)
   SELECT 'BY-RU/' || day, 'Meeting of ' || day, day
   FROM (SELECT current_date - 20 - n * 5 AS day FROM generate_series(0, 199) n) days`,
  `WITH numbered AS (SELECT id, code, held_on, row_number() OVER (ORDER BY held_on DESC) - 1 AS place FROM meetings),
     given AS (
       SELECT n, m.id AS meeting_id, m.code, m.held_on, n < ${REPORTABLE} AS reportable,
         CASE WHEN n < ${REPORTABLE} THEN 20 ELSE 21 + n % 40 END AS lead, 120 + n % 80 AS controller,
         CASE WHEN n < ${REPORTABLE} OR n / 40 % 10 < 6 THEN 'active' WHEN n / 40 % 10 < 9 THEN 'closed' ELSE 'draft' END AS status,
         CASE WHEN n < ${REPORTABLE} THEN current_date + 30 + n % 60 ELSE m.held_on + 60 + n / 3 % 300 END AS deadline
       FROM generate_series(0, $1::integer - 1) n JOIN numbered m ON m.place = n % 200)
   INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
     controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
     original_deadline, current_deadline, controlled_at, settled_at)
   SELECT g.code || '/' || 1 + n / 200, g.meeting_id, 1 + n / 200, 'commitment', 'ours', 'area-' || n % 10,
     'Поставка автобусов, партия ' || n,
     'Стороны договорились о поставке партии ' || n || ' пассажирских автобусов и о сервисном обслуживании. '
       || 'Both sides agreed on the delivery and on the service of lot ' || n || ' of the buses for public transport.',
     true, lp.id, cp.id, ap.id, g.status, 'cis', g.held_on, 'stated', g.deadline, g.deadline, g.deadline,
     CASE WHEN g.status <> 'draft' THEN g.held_on + interval '9 h' END,
     CASE WHEN g.status = 'closed' THEN g.held_on + interval '40 d' END
   FROM given g JOIN posts lp ON lp.code = 'post-' || g.lead JOIN posts cp ON cp.code = 'post-' || g.controller
     JOIN posts ap ON ap.code = 'post-1'
   ORDER BY n`,
  `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline, settled_at)
   SELECT id, 1, signed_on, original_deadline, current_deadline, settled_at FROM commitments`,
  `INSERT INTO commitment_parts (commitment_id, number, text)
   SELECT c.id, n, 'Part ' || n FROM commitments c, generate_series(1, 2) n WHERE lead_post_id <> (${post(20)})`,
  `INSERT INTO commitment_co_executors (commitment_id, post_id, ordinal)
   SELECT id, (${post(3)}), 1 FROM commitments`,
  `INSERT INTO reports (commitment_id, period, kind, addressed_to, text, post_id, author_id)
   SELECT c.id, 1, 'interim', 'controller', 'Half of the lot was delivered.', c.lead_post_id, t.person_id
   FROM commitments c JOIN tenures t ON t.post_id = c.lead_post_id WHERE c.status <> 'draft'`,
  `INSERT INTO events (subject, subject_id, sequence, type, occurred_at, actor_id, before, after, previous_hash, hash)
   SELECT 'commitment', c.id, e.sequence, e.type, c.created_at, p.id, '{"status": "draft"}',
     jsonb_build_object('status', c.status, 'title', c.title, 'text', c.text),
     CASE e.sequence WHEN 1 THEN decode(repeat('00', 32), 'hex') ELSE sha256((c.id || '/' || e.sequence - 1)::bytea) END,
     sha256((c.id || '/' || e.sequence)::bytea)
   FROM commitments c CROSS JOIN persons p
     CROSS JOIN (VALUES (1, 'commitment.created'), (2, 'commitment.put_on_control'), (3, 'commitment.reported'))
       AS e (sequence, type)
   WHERE p.code = 'person-200' AND (c.status <> 'draft' OR e.sequence = 1)
   ORDER BY c.id, e.sequence`,
];

function post(n: number): string {
  return `SELECT id FROM posts WHERE code = 'post-${n}'`;
}

/** The register, and all that it points to, as if it were older than what comes. An instant, and none of the triggers. */
export const OLD = `DO $$
  DECLARE kept text;
  BEGIN
    FOR kept IN SELECT tablename FROM pg_tables WHERE schemaname = 'past' UNION SELECT 'files' LOOP
      EXECUTE format('ALTER TABLE public.%1$I DISABLE TRIGGER USER; UPDATE public.%1$I SET valid_from = now() - interval ''1 h'';
        ALTER TABLE public.%1$I ENABLE TRIGGER USER', kept);
    END LOOP;
  END $$`;

/** `$1` the person's code, `$2` the token's SHA-256. */
export const SESSION = `
  INSERT INTO sessions (token_hash, person_id, expires_at) SELECT $2, id, now() + interval '1 h' FROM persons WHERE code = $1`;

/** Leads with more than a page of active commitments that are due between these dates: `$1` how many days back and on. */
export const LEADS = `
  SELECT lead_post_id AS id FROM commitments
  WHERE status = 'active' AND current_deadline BETWEEN current_date - $1::integer AND current_date + $1::integer
  GROUP BY lead_post_id HAVING count(*) > 50`;

/** Whom a mail goes to: a person for each, holding a post that leads a commitment with one reminder. `$1` how many. */
export const MAILINGS = [
  `INSERT INTO bodies (code, kind, country, time_zone, name_en)
   VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry')`,
  `INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`,
  `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18')`,
  `INSERT INTO persons (code, name, name_ru, email, language, time_zone, clearance)
   SELECT 'person-' || n, 'Person ' || n, 'Сотрудник ' || n, 'person-' || n || '@example.org',
     (ARRAY['en', 'ru', 'be'])[1 + n % 3], 'Europe/Minsk', 'official' FROM generate_series(0, $1::integer) n`,
  `INSERT INTO posts (code, body_id, title_en, title_ru)
   SELECT 'post-' || n, id, 'Head of department ' || n, 'Начальник управления ' || n
   FROM bodies, generate_series(0, $1::integer) n`,
  `INSERT INTO tenures (post_id, person_id, starts_on)
   SELECT p.id, h.id, '2020-01-01' FROM posts p JOIN persons h ON h.code = 'person-' || substr(p.code, 6)`,
  // Who has no account gets another mail. Nobody signs in with these.
  `INSERT INTO accounts (person_id, password_hash, roles) SELECT id, '-', '{executor}' FROM persons`,
  `INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
     controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
     original_deadline, current_deadline, controlled_at)
   SELECT m.code || '/' || n, m.id, n, 'commitment', 'ours', 'transport', 'Поставка автобусов, партия ' || n, 'Text', true,
     lp.id, boss.id, boss.id, 'active', 'cis', m.held_on, 'stated', current_date + 8, current_date + 8, current_date + 8,
     m.held_on + interval '9 h'
   FROM meetings m, generate_series(1, $1::integer) n JOIN posts lp ON lp.code = 'post-' || n, posts boss
   WHERE boss.code = 'post-0'`,
  `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
   SELECT id, 1, signed_on, original_deadline, current_deadline FROM commitments`,
  `INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
   SELECT c.id, 'before-5', 1, 1, t.person_id, 'lead', c.lead_post_id, c.current_deadline, now() + interval '1 d'
   FROM commitments c JOIN tenures t ON t.post_id = c.lead_post_id`,
  // The work of the night is done: it is not what is measured.
  `INSERT INTO job_runs (job, ran_on, finished_at) SELECT 'check-plan', (now() AT TIME ZONE 'UTC')::date + 1, now()`,
];

export const MAILS_FALL_DUE = `UPDATE occurrences SET due_at = now() - interval '1 min'`;

/** What the mails of `MAILINGS` say. */
export const MAILED = `
  SELECT c.id AS "commitmentId", c.reference, c.title, c.current_deadline::text AS deadline, h.language, h.email,
    CASE h.language WHEN 'en' THEN h.name ELSE h.name_ru END AS name,
    CASE h.language WHEN 'en' THEN p.title_en ELSE p.title_ru END AS post, gen_random_uuid() AS "mailingId",
    (now() AT TIME ZONE h.time_zone)::date::text AS today
  FROM commitments c JOIN posts p ON p.id = c.lead_post_id JOIN tenures t ON t.post_id = p.id
    JOIN persons h ON h.id = t.person_id`;
