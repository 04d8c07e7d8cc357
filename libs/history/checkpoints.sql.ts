import { hashedTime } from './stored-time.sql.js';

/** Two who make a checkpoint at once take turns. Never held by who writes events. */
export const LOCK = 'SELECT pg_advisory_xact_lock(7226025)';

const COLUMNS = `
  number::float8 AS number, size::float8 AS size, encode(root, 'hex') AS root, note, encode(peaks, 'hex') AS peaks,
  ${hashedTime('signed_at')} AS "signedAt"`;

export const NEWEST = `SELECT ${COLUMNS} FROM checkpoints ORDER BY number DESC LIMIT 1`;
export const BY_NUMBER = `SELECT ${COLUMNS} FROM checkpoints WHERE number = $1`;
export const ALL = `SELECT ${COLUMNS} FROM public.checkpoints ORDER BY number`;

/** Of what the folder is held against before anything is read. */
export const WRITTEN_NUMBER = 'SELECT written_number::float8 AS "writtenNumber" FROM public.history_state';

/** Places are added to as doubles: the largest bigint has no next one, and whoever edits the table may write it there. */
export const STATE = `
  SELECT (SELECT max(written_number)::float8 FROM public.history_state) AS "writtenNumber",
         (SELECT count(*)::integer FROM public.history_state) AS rows,
         (SELECT coalesce(max(leaf_index)::float8 + 1, 0) FROM public.event_leaves) AS leaves`;

/** What `STATE` says. */
export interface State {
  /** Up to which number checkpoints stand in the folder. Null: `history_state`, which has one row, has none. */
  writtenNumber: number | null;
  /** So many it has. */
  rows: number;
  /** Places that were given in the tree. */
  leaves: number;
}

/** What is pending is there, and has no place yet: anything else was put there by hand. */
export const ODD_PENDING = `
  SELECT p.event_id::text AS id, e.id IS NULL AS "isGone"
  FROM events_pending p LEFT JOIN events e ON e.id = p.event_id LEFT JOIN event_leaves l ON l.event_id = p.event_id
  WHERE e.id IS NULL OR l.event_id IS NOT NULL LIMIT 1`;

/** $1 the first free place, $2 how many at most. One snapshot: of a stream no event gets its place before an earlier one. */
export const PLACE = `
  WITH taken AS (
    DELETE FROM events_pending
    WHERE event_id IN (SELECT event_id FROM events_pending ORDER BY event_id LIMIT $2::integer) RETURNING event_id
  ), placed AS (
    INSERT INTO event_leaves (leaf_index, event_id)
    SELECT $1::bigint + row_number() OVER (ORDER BY event_id) - 1, event_id FROM taken RETURNING leaf_index, event_id
  )
  SELECT encode(e.hash, 'hex') AS hash FROM placed p JOIN events e ON e.id = p.event_id ORDER BY p.leaf_index`;

export const ADD = `
  INSERT INTO checkpoints (number, size, root, signed_at, note, peaks)
  VALUES ($1, $2, decode($3, 'hex'), $4::timestamptz, $5, decode($6, 'hex'))`;

/**
 * Read before anything gets its place: what somebody asked for later may have come too late for this one. Locked, so that
 * nobody joins them any more. One that is being joined is left to the next, which its open row makes due.
 */
export const OPEN_REQUESTS = 'SELECT id FROM checkpoint_requests WHERE answered_by IS NULL FOR UPDATE SKIP LOCKED';

/** $1 the checkpoint, $2 those whom it was made for. */
export const ANSWER = 'UPDATE checkpoint_requests SET answered_by = $1 WHERE id = ANY ($2::uuid[])';

/**
 * $1 numbers that stand in files already, as a multirange; $2 from which places on leaf files go. Looks at numbers and sizes of
 * all of them, and at the rest of those that it finds.
 */
export const UNWRITTEN = `
  SELECT ${COLUMNS}, placed.from_size::float8 AS "fromSize",
    coalesce((SELECT encode(peaks, 'hex') FROM checkpoints WHERE number = placed.before), '') AS "fromPeaks"
  FROM (
    SELECT number AS of, size AS to_size, lag(number) OVER (ORDER BY number) AS before,
      coalesce(max(size) OVER (ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS from_size
    FROM checkpoints
  ) placed JOIN checkpoints c ON c.number = placed.of
  WHERE NOT of <@ $1::int8multirange OR (to_size > from_size AND from_size::float8 <> ALL ($2::float8[]))
  ORDER BY number`;

/** $1 from which place, $2 up to which, without it. */
export const LEAF_LINES = `
  SELECT encode(e.hash, 'hex') AS hash, e.subject, e.subject_id AS "subjectId", e.sequence, e.type,
         ${hashedTime('e.occurred_at')} AS "occurredAt"
  FROM event_leaves l JOIN events e ON e.id = l.event_id
  WHERE l.leaf_index >= $1 AND l.leaf_index < $2 ORDER BY l.leaf_index`;

export const WRITTEN = 'UPDATE history_state SET written_number = greatest(written_number, $1::bigint)';

export const CLEAR = 'UPDATE history_state SET fault = NULL, fault_at = NULL';

export const FAULT = 'UPDATE history_state SET fault = $1, fault_at = statement_timestamp()';

/** Whether one is due: $1 now, $2 minutes between two. */
export const IS_DUE = `
  SELECT EXISTS (SELECT FROM checkpoint_requests WHERE answered_by IS NULL)
    OR (EXISTS (SELECT FROM events_pending)
        AND coalesce(max(signed_at) <= $1::timestamptz - $2::float8 * interval '1 minute', true))
    OR coalesce((max(signed_at) AT TIME ZONE 'UTC')::date < ($1::timestamptz AT TIME ZONE 'UTC')::date, false) AS "isDue",
    (SELECT written_number FROM history_state) < coalesce(max(number), 0) AS "isUnwritten"
  FROM checkpoints`;
