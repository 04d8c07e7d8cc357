/*
 * A register with `$1` occurrences: half of them have been sent, one or two a mailing, the others wait for their time. The
 * people are the same thousand whatever the size, and so is the thousand of reminders that fall due.
 */

/** How many people there are, and how many of the occurrences are due. */
export const DUE = 1_000;

/** Keys and indexes of the two large tables are made when the rows are in: row by row takes longer than all the rest. */
const SET_ASIDE = [
  'CREATE TEMP TABLE set_aside (place integer GENERATED ALWAYS AS IDENTITY, definition text)',
  `DO $$
   DECLARE
     key record;
     index record;
   BEGIN
     FOR key IN
       SELECT conrelid::regclass AS of, conname AS name, pg_get_constraintdef(oid) AS text FROM pg_constraint
       WHERE conrelid IN ('occurrences'::regclass, 'mailings'::regclass) AND contype IN ('p', 'u', 'f')
       ORDER BY contype <> 'f'
     LOOP
       INSERT INTO set_aside (definition) VALUES (format('ALTER TABLE %s ADD CONSTRAINT %I %s', key.of, key.name, key.text));
       EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.of, key.name);
     END LOOP;
     FOR index IN
       SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS text FROM pg_index
       WHERE indrelid IN ('occurrences'::regclass, 'mailings'::regclass)
     LOOP
       INSERT INTO set_aside (definition) VALUES (index.text);
       EXECUTE format('DROP INDEX %s', index.name);
     END LOOP;
   END $$`,
];
const BRING_BACK = `
  DO $$
  DECLARE one record;
  BEGIN
    FOR one IN SELECT definition FROM set_aside ORDER BY place DESC LOOP EXECUTE one.definition; END LOOP;
  END $$`;

/** Ten occurrences a commitment while there are few, a hundred where there are many, as years of recurring ones leave. */
const COMMITMENTS = `greatest(${DUE}, $1::integer / 100)`;
const HALF_EACH = `$1::integer / ${COMMITMENTS} / 2`;

/** `$1` how many occurrences, a multiple of ten thousand. */
export const STORED_REGISTER = [
  `INSERT INTO bodies (code, kind, country, time_zone, name_en)
   VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry')`,
  `INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`,
  `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18')`,
  `INSERT INTO persons (code, name, email, language, time_zone, clearance, digest)
   SELECT 'person-' || n, 'Person ' || n, 'person-' || n || '@example.org', 'en', 'Europe/Minsk', 'official', 'off'
   FROM generate_series(0, ${DUE - 1}) n`,
  `INSERT INTO posts (code, body_id, title_en)
   SELECT 'post-' || n, id, 'Head of department ' || n FROM bodies, generate_series(0, ${DUE - 1}) n`,
  `INSERT INTO tenures (post_id, person_id, starts_on)
   SELECT p.id, h.id, '2020-01-01' FROM posts p JOIN persons h ON h.code = 'person-' || substr(p.code, 6)`,
  `INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
     controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
     original_deadline, current_deadline, controlled_at)
   SELECT m.code || '/' || n, m.id, n, 'commitment', 'ours', 'transport', 'Lot ' || n, 'Delivery of lot ' || n || '.', true,
     l.id, c.id, c.id, 'active', 'cis', m.held_on, 'stated', current_date + 8, current_date + 8, current_date + 8,
     m.held_on + interval '9 h'
   FROM meetings m, generate_series(1, ${COMMITMENTS}) n
     JOIN posts l ON l.code = 'post-' || n % ${DUE} JOIN posts c ON c.code = 'post-' || (n + 7) % ${DUE}`,
  `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
   SELECT id, 1, signed_on, original_deadline, current_deadline FROM commitments`,
  `CREATE TEMP TABLE told AS
   SELECT c.id AS commitment_id, c.number, c.lead_post_id AS post_id, t.person_id AS recipient_id, c.current_deadline AS deadline
   FROM commitments c JOIN tenures t ON t.post_id = c.lead_post_id`,
  ...SET_ASIDE,
  `INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at,
     state, mailing_id)
   SELECT commitment_id, 'before-10', 1, 1 + n, recipient_id, 'lead', post_id, deadline - 7 * n,
     now() - make_interval(days => 7 * (n / 2) + number % 7), 'sent', md5('mailing ' || number || ' ' || n / 2)::uuid
   FROM told, generate_series(1, ${HALF_EACH}) n`,
  `INSERT INTO mailings (id, person_id, due_at, state, attempt, begun_attempt, next_attempt_at, message_id, settled_at)
   SELECT mailing_id, recipient_id, due_at, 'sent', 1, 1, due_at, '<' || mailing_id || '@pacta.test>', due_at
   FROM occurrences WHERE state = 'sent' GROUP BY mailing_id, recipient_id, due_at`,
  `INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
   SELECT commitment_id, CASE n WHEN 0 THEN 'before-5' ELSE 'before-1' END, 1, 1 + n, recipient_id, 'lead', post_id,
     deadline + 30 * n, now() + make_interval(days => 1 + 30 * n + number % 30)
   FROM told, generate_series(0, ${HALF_EACH} - 1) n`,
  BRING_BACK,
  // The work of the night is done, everybody's turn for a digest has been looked at: it is not what is measured.
  `INSERT INTO job_runs (job, ran_on, finished_at) SELECT 'check-plan', (now() AT TIME ZONE 'UTC')::date + 1, now()`,
  `INSERT INTO digest_turns (person_id, looked_at, look_at) SELECT id, now(), now() + interval '1 d' FROM persons`,
  'VACUUM ANALYZE',
  // What the filling has left to be written is not what is measured either.
  'CHECKPOINT',
];

/** The thousand fall due, each for another person. What became of them the last time is forgotten. */
export const FALL_DUE = `
  UPDATE occurrences o SET state = 'planned', mailing_id = NULL, due_at = now() - interval '1 min'
  FROM commitments c
  WHERE c.id = o.commitment_id AND c.number <= ${DUE} AND o.rung = 'before-5' AND o.ordinal = 1`;
