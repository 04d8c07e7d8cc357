/*
 * A register by hand, without any code of the product: one person for each post, one commitment for each post, and of
 * each commitment one reminder whose moment is chosen here. So the driver knows who is owed what, and when. The deadline
 * is near enough for the reminder's own day to be over: who is told in somebody's place is told at once.
 */

/** `$1` how many people; those whose superior is asked for report to `post-0`. */
export const PEOPLE = [
  `INSERT INTO bodies (code, kind, country, time_zone, name_en)
   VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry')`,
  `INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`,
  `INSERT INTO meetings (code, title, held_on) VALUES ('BY-RU/2023-12-18', 'Meeting', '2023-12-18')`,
  `INSERT INTO persons (code, name, email, language, time_zone, clearance, digest)
   SELECT 'person-' || n, 'Person ' || n, 'person-' || n || '@example.org', 'en', 'Europe/Minsk', 'official', 'off'
   FROM generate_series(0, $1::integer) n`,
  `INSERT INTO posts (code, body_id, title_en)
   SELECT 'post-' || n, id, 'Head of department ' || n FROM bodies, generate_series(0, $1::integer) n`,
  `UPDATE posts p SET reports_to_id = s.id FROM posts s WHERE s.code = 'post-0' AND p.code <> 'post-0'`,
  `INSERT INTO tenures (post_id, person_id, starts_on)
   SELECT p.id, h.id, '2020-01-01' FROM posts p JOIN persons h ON h.code = 'person-' || substr(p.code, 6)`,
  `INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
     controller_post_id, author_post_id, status, regime_code, signed_on, deadline_basis, deadline_stated_on,
     original_deadline, current_deadline, controlled_at)
   SELECT m.code || '/' || n, m.id, n, 'commitment', 'ours', 'transport', 'Lot ' || n, 'Delivery of lot ' || n || '.', true,
     lp.id, boss.id, boss.id, 'active', 'cis', m.held_on, 'stated', current_date + 4, current_date + 4, current_date + 4,
     m.held_on + interval '9 h'
   FROM meetings m, generate_series(1, $1::integer) n JOIN posts lp ON lp.code = 'post-' || n, posts boss
   WHERE boss.code = 'post-0'`,
  `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
   SELECT id, 1, signed_on, original_deadline, current_deadline FROM commitments`,
  // The work of the night is done, and of the next, which begins for a worker whose clock is fast: it is not looked at.
  `INSERT INTO job_runs (job, ran_on, finished_at) SELECT 'check-plan', (now() AT TIME ZONE 'UTC')::date + 1, now()`,
];

/** One reminder each falls due, `$1` seconds from now on, spread over `$2` seconds. @returns address, moment */
export const FALL_DUE = `
  WITH planned AS (
    INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
    SELECT c.id, 'before-5', 1, 1, t.person_id, 'lead', c.lead_post_id, c.current_deadline,
      date_trunc('milliseconds', now()) + make_interval(secs => $1::float8 + $2::float8 * c.number / count(*) OVER ())
    FROM commitments c JOIN tenures t ON t.post_id = c.lead_post_id
    RETURNING recipient_id, due_at
  )
  SELECT p.email AS address, extract(epoch FROM due_at)::float8 * 1000 AS "dueAt"
  FROM planned JOIN persons p ON p.id = planned.recipient_id`;

/** Who may give commitments to others. Nobody signs in with this account: its session is entered. */
export const REGISTRAR = `
  WITH person AS (
    INSERT INTO persons (code, name, email, time_zone, clearance, digest)
    VALUES ('registrar', 'Registrar', 'registrar@example.org', 'Europe/Minsk', 'official', 'off') RETURNING id
  )
  INSERT INTO accounts (person_id, password_hash, roles) SELECT id, '-', '{registrar}' FROM person`;

/** Commitments up to number `$1`, each with a post beyond it and the address of who holds that. */
export const ASSIGNABLE = `
  SELECT c.id AS "commitmentId", p.id AS "postId", h.email AS address
  FROM commitments c JOIN posts p ON p.code = 'post-' || c.number + $1::integer
    JOIN tenures t ON t.post_id = p.id JOIN persons h ON h.id = t.person_id
  WHERE c.number <= $1::integer`;

export const PLANNED_FOR = 'SELECT FROM occurrences WHERE commitment_id = ANY($1)';

/** An earlier reminder of each commitment, that an outage has held up as well. */
export const EARLIER_RUNG = `
  INSERT INTO occurrences (commitment_id, rung, deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at)
  SELECT commitment_id, 'before-10', deadline_version, ordinal, recipient_id, audience, post_id, deadline, due_at - interval '1 d'
  FROM occurrences`;

export const UNSETTLED = `
  SELECT (SELECT count(*) FROM occurrences WHERE state = 'planned' AND due_at < now() AND recipient_id IS NOT NULL)
    + (SELECT count(*) FROM mailings WHERE state IN ('queued', 'sending')) AS left`;

/** The waits between attempts are over. */
export const END_WAITS = `UPDATE mailings SET next_attempt_at = now() WHERE state = 'queued' AND next_attempt_at > now()`;

/** All leases are over: those of the dead, but those of the living as well. */
export const END_LEASES = `UPDATE mailings SET lease_until = now() - interval '1 s' WHERE state = 'sending'`;

/** To whom a mail may have gone twice, by the register's own word. */
export const MARKED = `
  SELECT p.email AS address FROM mailings m JOIN persons p ON p.id = m.person_id WHERE m.possibly_twice`;
