/**
 * Who the token with the hash $1 belongs to, as they stand at $2 (milliseconds since 1970): roles, clearance, the posts
 * held and the absent persons stood in for, "today" being the date in the zone of each post's body. No row when the
 * session is over or the account is disabled. It also tells the transaction who acts. It runs on every request, so every
 * step goes by a B-tree: ANY keeps the planner from the GiST index of deputyships, which it would read whole.
 */
export const ENTER = `
  WITH me AS MATERIALIZED (
    SELECT s.person_id, a.roles, p.clearance, p.language
    FROM sessions s JOIN accounts a ON a.person_id = s.person_id JOIN persons p ON p.id = s.person_id
    WHERE s.token_hash = $1 AND s.expires_at > to_timestamp($2 / 1000) AND a.disabled_at IS NULL)
  SELECT me.person_id AS "personId", me.roles, me.clearance, me.language,
    ARRAY(
      SELECT t.post_id::text FROM tenures t JOIN posts o ON o.id = t.post_id JOIN bodies b ON b.id = o.body_id
      WHERE t.person_id = me.person_id
        AND (to_timestamp($2 / 1000) AT TIME ZONE b.time_zone)::date BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')
    ) AS "postIds",
    coalesce((
      SELECT json_agg(json_build_object('personId', lent.absent_id, 'postIds', lent.post_ids) ORDER BY lent.absent_id)
      FROM (
        SELECT d.absent_id, array_agg(t.post_id ORDER BY t.post_id) AS post_ids
        FROM deputyships d JOIN tenures t ON t.person_id = d.absent_id
          JOIN posts o ON o.id = t.post_id JOIN bodies b ON b.id = o.body_id
        WHERE d.deputy_id = ANY (ARRAY[me.person_id])
          AND (to_timestamp($2 / 1000) AT TIME ZONE b.time_zone)::date BETWEEN d.starts_on AND d.ends_on
          AND (to_timestamp($2 / 1000) AT TIME ZONE b.time_zone)::date BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity')
        GROUP BY d.absent_id) lent
    ), '[]') AS "actingFor",
    set_config('pacta.actor_id', me.person_id::text, true), set_config('pacta.on_behalf_of_id', '', true)
  FROM me`;

/** Counts an attempt for the address $2 (by its hash $1) in one statement, and answers what is stored for it. */
export const ATTEMPT = `
  WITH attempt AS (
    INSERT INTO sign_in_failures AS f (address_sha256, failures, window_ends_at) VALUES ($1, 1, $4::timestamptz)
    ON CONFLICT (address_sha256) DO UPDATE SET
      failures = CASE WHEN f.window_ends_at <= $3::timestamptz THEN 1 ELSE f.failures + 1 END,
      window_ends_at = CASE WHEN f.window_ends_at <= $3::timestamptz THEN EXCLUDED.window_ends_at ELSE f.window_ends_at END
    RETURNING failures, window_ends_at)
  SELECT attempt.failures, attempt.window_ends_at AS "windowEndsAt", a.person_id AS "personId",
    a.password_hash AS "passwordHash"
  FROM attempt LEFT JOIN (persons p JOIN accounts a ON a.person_id = p.id) ON lower(p.email) = $2`;

/** Forgets the sessions that are over, before one of them stands in the way of its own key. */
export const FORGET = `
  DELETE FROM sessions WHERE token_hash IN (
    SELECT token_hash FROM sessions WHERE expires_at <= $1::timestamptz FOR UPDATE SKIP LOCKED)`;

/**
 * Starts a session where the account is not disabled, and forgets the failures of its address. A session of the same
 * person under the same key ($6, by its hash) is gone on with: it gets the new token, and the one before it ends. No row
 * when the account is disabled, or the key is another person's. An updated row is known by its xmax.
 */
export const START = `
  WITH forgotten AS (DELETE FROM sign_in_failures WHERE address_sha256 = $5 OR window_ends_at <= $3::timestamptz)
  INSERT INTO sessions AS s (token_hash, person_id, created_at, expires_at, key_sha256, user_agent)
  SELECT $1, a.person_id, $3::timestamptz, $4::timestamptz, $6::bytea, $7::text
  FROM accounts a WHERE a.person_id = $2 AND a.disabled_at IS NULL
  FOR SHARE
  ON CONFLICT (key_sha256) DO UPDATE SET token_hash = EXCLUDED.token_hash,
    user_agent = EXCLUDED.user_agent,
    expires_at = CASE WHEN s.expires_at > $3::timestamptz THEN s.expires_at ELSE EXCLUDED.expires_at END
  WHERE s.person_id = EXCLUDED.person_id
  RETURNING s.expires_at AS "expiresAt", s.xmax <> 0 AS resumed`;

/** The account of the person $1, unless it is disabled. Locked before any session: a change of the account goes that way. */
export const ENABLED = 'SELECT FROM accounts WHERE person_id = $1 AND disabled_at IS NULL FOR SHARE';
