import { readingObstacleSql } from '#access';
import { actsThroughSql } from './acts-through.sql.js';

/*
 * The statements of the claim. All times are the database's: workers' clocks may differ.
 */

/** A worker died while the message was leaving, and the one that took over as well: a third copy is worse than the doubt. */
const SPENT = 'its worker died twice while it was leaving; it may have arrived twice already';

/** $1 mailing ids, $2 seconds of the lease, $3 even while mail is on hold: for a dry run, which takes it all back. */
export const CLAIM = `
  WITH free AS (
    SELECT id, state = 'sending' AND begun_attempt = attempt AS in_doubt, possibly_twice FROM mailings
    WHERE id = ANY($1::uuid[])
      AND ($3 OR (SELECT mail_obstacle()) IS NULL)
      AND (state = 'queued' AND next_attempt_at <= statement_timestamp()
        OR state = 'sending' AND lease_until < statement_timestamp())
    ORDER BY id
    FOR UPDATE SKIP LOCKED
  ), spent AS (
    UPDATE mailings m
    SET state = 'failed', lease_until = NULL, settled_at = statement_timestamp(), last_error = '${SPENT}'
    FROM free WHERE m.id = free.id AND free.in_doubt AND free.possibly_twice
    RETURNING m.id
  ), told AS (
    UPDATE occurrences o SET state = 'failed', note = '${SPENT}'
    FROM spent WHERE o.mailing_id = spent.id AND o.state = 'gathered'
  )
  UPDATE mailings m
  SET state = 'sending', attempt = m.attempt + 1, lease_until = statement_timestamp() + make_interval(secs => $2),
      possibly_twice = m.possibly_twice OR free.in_doubt
  FROM free, persons p
  WHERE m.id = free.id AND NOT (free.in_doubt AND free.possibly_twice) AND p.id = m.person_id
  RETURNING m.id, m.kind, m.digest_for_id, m.attempt, m.message_id, m.possibly_twice,
            m.person_id, p.name, p.name_ru, p.name_be, p.email, p.language,
            EXISTS (SELECT FROM accounts a WHERE a.person_id = p.id AND a.disabled_at IS NULL) AS has_account,
            (statement_timestamp() AT TIME ZONE p.time_zone)::date AS today, transaction_timestamp() AS now`;

const DEGREE = `substr(o.audience, length('superior-') + 1)::integer`;

/** The post that stands as many above the lead as the audience says; none where the line ends earlier. */
const SUPERIOR = `
  WITH RECURSIVE line AS (
    SELECT lead.reports_to_id AS id, 1 AS degree
    UNION ALL
    SELECT p.reports_to_id, line.degree + 1 FROM line JOIN posts p ON p.id = line.id WHERE line.degree < ${DEGREE}
  )
  SELECT id FROM line WHERE degree = ${DEGREE}`;

const HOLDS = `(EXISTS (SELECT FROM tenures t
           WHERE t.post_id = o.post_id AND t.person_id = coalesce(o.deputy_for_id, o.recipient_id)
             AND t.starts_on <= d.today AND (t.ends_on IS NULL OR t.ends_on >= d.today))
         AND (o.deputy_for_id IS NULL OR a.email_refused_at IS NULL AND EXISTS (SELECT FROM deputyships s
           WHERE s.absent_id = o.deputy_for_id AND s.deputy_id = o.recipient_id
             AND d.today BETWEEN s.starts_on AND s.ends_on)))`;

const OBSTACLE = readingObstacleSql({ person: 'r', account: 'ra', commitment: 'c' });

/** How the recipient stands at this moment. OFFSET keeps PostgreSQL from working it out wherever it is mentioned. */
const STANDING = `CROSS JOIN LATERAL (SELECT ${OBSTACLE} AS obstacle, ${HOLDS} AS holds OFFSET 0) standing`;

/** Whoever has come to lead a commitment is not asked for a decision on it. */
const LEADS = `CASE WHEN o.rung LIKE 'decide-%' THEN ${actsThroughSql({
  ...{ person: 'o.recipient_id', post: 'c.lead_post_id' },
  day: `(SELECT (statement_timestamp() AT TIME ZONE lb.time_zone)::date
    FROM posts lp JOIN bodies lb ON lb.id = lp.body_id WHERE lp.id = c.lead_post_id)`,
})} END`;

/** One text of all that may change while a mail waits for its turn. Every change of a commitment counts its version up. */
const FACTS = `concat_ws(' ', c.version, c.status, p.deadline_version, p.reported_at, p.settled_at,
           r.email, r.email_refused_at, standing.obstacle, standing.holds, ${LEADS})`;

/** $1 mailing ids. Whoever holds a post is asked for the date at the post's body. */
export const ITEMS = `
  SELECT o.mailing_id AS "mailingId", o.id, o.commitment_id AS "commitmentId", o.rung,
         o.deadline_version AS "deadlineVersion", o.ordinal, o.audience, o.recipient_id AS "recipientId",
         o.post_id AS "postId", o.deadline, extract(epoch FROM o.due_at)::float8 * 1000 AS "dueAt",
         c.reference, c.title, c.classification, standing.obstacle, c.status, c.deadline_basis AS basis,
         p.original_deadline AS "originalDeadline", p.deadline_version AS "currentVersion",
         p.reported_at IS NOT NULL AS "isReported", p.settled_at IS NOT NULL AS "isSettled",
         r.email_refused_at IS NOT NULL AS "isRefused",
         standing.holds, ${FACTS} AS facts,
         o.post_id IS NOT DISTINCT FROM CASE o.audience
           WHEN 'lead' THEN c.lead_post_id WHEN 'controller' THEN c.controller_post_id
           WHEN 'author' THEN c.author_post_id WHEN 'superior' THEN lead.reports_to_id
           WHEN 'counterpart' THEN c.counterpart_post_id
           WHEN 'post' THEN (SELECT o.post_id WHERE rung.audience @> jsonb_build_array(jsonb_build_object('post', o.post_id)))
           WHEN 'co_executors' THEN (SELECT e.post_id FROM commitment_co_executors e
             WHERE e.commitment_id = c.id AND e.post_id = o.post_id)
           ELSE (${SUPERIOR}) END AS "isDirect",
         rung.at AS "when", o.deadline IS NULL OR o.rung ~ '^(decide|notice)-' OR coalesce(CASE
           WHEN o.audience = 'post' THEN rung.audience @? '$[*].post'
           WHEN o.audience LIKE 'superior-%' THEN
             rung.audience @> jsonb_build_array(jsonb_build_object('superior', ${DEGREE}))
           ELSE rung.audience @> jsonb_build_array(o.audience) END, false) AS "isOnLadder",
         EXISTS (SELECT FROM reports x
             WHERE x.commitment_id = c.id AND x.period = p.ordinal AND x.created_at > o.due_at)
           OR EXISTS (SELECT FROM extensions x
             WHERE x.commitment_id = c.id AND x.period = p.ordinal AND x.requested_at > o.due_at
               AND x.origin = 'request')
           OR EXISTS (SELECT FROM acknowledgements x
             WHERE x.commitment_id = c.id AND x.period = p.ordinal AND x.created_at > o.due_at) AS "isAnswered",
         jsonb_build_object('en', lead.title_en, 'ru', lead.title_ru, 'be', lead.title_be) AS "leadTitle",
         jsonb_build_object('en', post.title_en, 'ru', post.title_ru, 'be', post.title_be) AS "postTitle",
         CASE WHEN a.id IS NOT NULL
           THEN jsonb_build_object('name', a.name, 'ru', a.name_ru, 'be', a.name_be) END AS "deputyFor",
         q.quote, contact.contact
  FROM occurrences o
  JOIN commitments c ON c.id = o.commitment_id
  JOIN meetings meeting ON meeting.id = c.meeting_id
  LEFT JOIN LATERAL (
    SELECT rungs.rung -> 'when' AS at, rungs.rung -> 'audience' AS audience
    FROM ladders, jsonb_array_elements(rules -> 'rungs') AS rungs (rung)
    WHERE code = coalesce(c.ladder_code, meeting.ladder_code, 'default') AND rungs.rung ->> 'key' = o.rung
  ) rung ON true
  JOIN persons r ON r.id = o.recipient_id
  LEFT JOIN accounts ra ON ra.person_id = r.id
  JOIN posts post ON post.id = o.post_id
  JOIN bodies body ON body.id = post.body_id
  CROSS JOIN LATERAL (SELECT (statement_timestamp() AT TIME ZONE body.time_zone)::date AS today) d
  JOIN posts lead ON lead.id = c.lead_post_id
  LEFT JOIN persons a ON a.id = o.deputy_for_id
  ${STANDING}
  LEFT JOIN passages q ON q.id = c.passage_id
  LEFT JOIN LATERAL (
    SELECT jsonb_build_object('id', h.id, 'name', h.name, 'ru', h.name_ru, 'be', h.name_be, 'email', h.email,
      'post', jsonb_build_object('en', cp.title_en, 'ru', cp.title_ru, 'be', cp.title_be)) AS contact
    FROM posts cp JOIN bodies cb ON cb.id = cp.body_id JOIN tenures ct ON ct.post_id = cp.id
      JOIN persons h ON h.id = ct.person_id
    WHERE cp.id = c.controller_post_id AND (statement_timestamp() AT TIME ZONE cb.time_zone)::date
      BETWEEN ct.starts_on AND coalesce(ct.ends_on, 'infinity')) contact ON true
  LEFT JOIN commitment_periods p ON p.commitment_id = c.id
    AND p.ordinal = CASE WHEN o.deadline IS NULL THEN 1 ELSE o.ordinal END
  WHERE o.mailing_id = ANY($1::uuid[]) AND o.state = 'gathered'
  ORDER BY o.mailing_id, o.deadline NULLS LAST, c.reference, o.due_at`;

/** $1 occurrence ids, $2 the note of each, $3 ids of mailings that have nothing left to say. */
export const WITHDRAW = `
  WITH pointless AS (
    UPDATE occurrences o SET state = 'expired', note = w.note
    FROM unnest($1::uuid[], $2::text[]) AS w (id, note) WHERE o.id = w.id
  )
  UPDATE mailings SET state = 'expired', lease_until = NULL, settled_at = statement_timestamp()
  WHERE id = ANY($3::uuid[])`;

/**
 * Begins the hand-over of some mailings: those whose attempt and lease still stand and of which it is still true, unless
 * mail has been put on hold. Each has a whole lease from now on.
 * $1 `[{ mailingId, attempt, told, reader }]`, $2 seconds of the lease. PostgreSQL takes a list of ids to be short, and a set made
 * of JSON to be long: without the list, and with NOT EXISTS for the aggregates, it would read whole tables.
 */
const begin = (isStillTrue: string) => `
  UPDATE mailings m
  SET begun_attempt = m.attempt, lease_until = statement_timestamp() + make_interval(secs => $2)
  FROM jsonb_to_recordset($1) AS asked ("mailingId" uuid, attempt integer, told jsonb, reader text)
  WHERE m.id = ANY(ARRAY(SELECT (one ->> 'mailingId')::uuid FROM jsonb_array_elements($1) AS one))
    AND m.id = asked."mailingId" AND m.attempt = asked.attempt
    AND m.state = 'sending' AND m.lease_until > statement_timestamp() AND (SELECT mail_obstacle()) IS NULL
    AND (${isStillTrue})
  RETURNING m.id, m.attempt`;

/** `told` is `{ occurrence: facts }`: nothing about any of them has changed since the claim. */
export const BEGIN_REMINDERS = begin(`
      SELECT bool_and(${FACTS} IS NOT DISTINCT FROM asked.told ->> o.id::text)
      FROM occurrences o
      JOIN commitments c ON c.id = o.commitment_id
      JOIN persons r ON r.id = o.recipient_id
      LEFT JOIN accounts ra ON ra.person_id = r.id
      JOIN posts post ON post.id = o.post_id
      JOIN bodies body ON body.id = post.body_id
      CROSS JOIN LATERAL (SELECT (statement_timestamp() AT TIME ZONE body.time_zone)::date AS today) d
      LEFT JOIN persons a ON a.id = o.deputy_for_id
      ${STANDING}
      LEFT JOIN commitment_periods p ON p.commitment_id = c.id
        AND p.ordinal = CASE WHEN o.deadline IS NULL THEN 1 ELSE o.ordinal END
      WHERE o.mailing_id = m.id AND o.state = 'gathered'`);

/**
 * One text of all about the reader of the digest m, and about whose digest it is, that may change while it waits for its
 * turn: addresses, wishes, roles, the posts through which either acts today, the deputyship of today.
 */
export const DIGEST_READER = `(SELECT concat_ws(' ', r.email, r.email_refused_at, r.digest, ra.roles, ra.disabled_at,
           o.digest, oa.roles, oa.disabled_at,
           ARRAY(SELECT t.post_id FROM tenures t JOIN posts post ON post.id = t.post_id JOIN bodies b ON b.id = post.body_id
             WHERE t.person_id = ANY(ARRAY(SELECT o.id UNION SELECT r.id UNION SELECT lent.absent_id FROM deputyships lent
                 WHERE lent.deputy_id = r.id AND (statement_timestamp() AT TIME ZONE r.time_zone)::date
                   BETWEEN lent.starts_on AND lent.ends_on))
               AND (statement_timestamp() AT TIME ZONE b.time_zone)::date
               BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity') ORDER BY t.post_id),
           m.digest_for_id IS NULL OR EXISTS (SELECT FROM deputyships d
             WHERE d.absent_id = m.digest_for_id AND d.deputy_id = r.id
               AND (statement_timestamp() AT TIME ZONE r.time_zone)::date BETWEEN d.starts_on AND d.ends_on))
         FROM persons r LEFT JOIN accounts ra ON ra.person_id = r.id
           JOIN persons o ON o.id = coalesce(m.digest_for_id, m.person_id) LEFT JOIN accounts oa ON oa.person_id = o.id
         WHERE r.id = m.person_id)`;

/**
 * `told` is `{ commitment: version }`: none of them has changed, the reader may still read of each, and is still who the
 * digest is for.
 */
export const BEGIN_DIGESTS = begin(`
      SELECT bool_and(c.version::text = line.version AND ${OBSTACLE} IS NULL)
        AND ${DIGEST_READER} IS NOT DISTINCT FROM asked.reader
      FROM jsonb_each_text(asked.told) AS line (commitment_id, version)
      JOIN commitments c ON c.id = line.commitment_id::uuid
      JOIN persons r ON r.id = m.person_id
      LEFT JOIN accounts ra ON ra.person_id = r.id`);
