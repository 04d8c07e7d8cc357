import { SOON_DAYS } from '#commitments';
import { actsThroughSql } from './acts-through.sql.js';

export interface DigestPlaceholders {
  /** Array of the posts through which the reader decides. */
  posts: string;
  isController: string;
  /** Those whose own work it would be: the reader, then the absent person. */
  own: string;
  /** Since when changes are told. */
  since: string;
}

/** Lines of each section that go into one mail; what is left out is counted. */
export const MOST_LINES = 20;

/**
 * All that a section can tell of, whoever may see it: of a large register that is little, and each part of it is found by an
 * index. Dates are judged by the latest today anywhere on earth. The deadlines are those of the period it stands at.
 */
const candidates = ($: DigestPlaceholders) => `
    SELECT id, reference, status, classification, lead_post_id, controller_post_id, author_post_id, original_deadline,
           current_deadline, reported_at, updated_at
    FROM commitments
    WHERE status IN ('active', 'reported') AND current_deadline <=
        (statement_timestamp() AT TIME ZONE 'Pacific/Kiritimati')::date + ${SOON_DAYS}
      OR status IN ('active', 'reported', 'closed', 'terminated') AND updated_at > ${$.since}::timestamptz
      OR ${$.isController}::boolean AND status = 'reported' AND controller_post_id = ANY(${$.posts}::uuid[])
      OR status IN ('active', 'reported') AND id = ANY(ARRAY(SELECT commitment_id FROM extensions WHERE state = 'requested'))`;

/** What of that the reader may see. */
const openOrChanged = (visible: string) => `
    SELECT c.*, today.today, c.status IN ('active', 'reported') AS is_open
    FROM candidates c
      JOIN posts lead ON lead.id = c.lead_post_id JOIN bodies body ON body.id = lead.body_id
      CROSS JOIN LATERAL (SELECT (statement_timestamp() AT TIME ZONE body.time_zone)::date AS today) today
    WHERE ${visible}`;

const unreported = `
    SELECT CASE WHEN current_deadline < today THEN 'overdue' ELSE 'due_soon' END AS section, id, reference,
           original_deadline, current_deadline, today - current_deadline AS urgency, NULL::timestamptz AS happened_at,
           NULL::text AS decision
    FROM open_or_changed
    WHERE is_open AND reported_at IS NULL AND current_deadline <= today + ${SOON_DAYS}`;

const changed = ($: DigestPlaceholders) => `
    SELECT 'changed', id, reference, original_deadline, current_deadline, NULL, updated_at, NULL
    FROM open_or_changed WHERE updated_at > ${$.since}::timestamptz`;

const reportsToDecide = ($: DigestPlaceholders) => `
    SELECT 'waiting', c.id, c.reference, p.original_deadline, p.current_deadline, NULL, r.created_at, 'report'
    FROM open_or_changed c JOIN reports r ON r.commitment_id = c.id AND r.kind = 'final'
      JOIN commitment_periods p ON p.commitment_id = c.id AND p.ordinal = r.period
    WHERE ${$.isController}::boolean AND c.controller_post_id = ANY(${$.posts}::uuid[]) AND c.status = 'reported'
      AND NOT EXISTS (SELECT FROM decisions d WHERE d.report_id = r.id)
      AND ${notOwn('r.author_id', 'r.on_behalf_of_id', $.own)} AND ${notLed($)}`;

const extensionsToDecide = ($: DigestPlaceholders) => `
    SELECT 'waiting', c.id, c.reference, p.original_deadline, p.current_deadline, NULL, e.requested_at, 'extension'
    FROM open_or_changed c JOIN extensions e ON e.commitment_id = c.id AND e.state = 'requested'
      JOIN commitment_periods p ON p.commitment_id = c.id AND p.ordinal = e.period AND p.settled_at IS NULL
    WHERE c.is_open AND (c.author_post_id = ANY(${$.posts}::uuid[])
        OR ${$.isController}::boolean AND c.controller_post_id = ANY(${$.posts}::uuid[]))
      AND ${notOwn('e.requested_by_id', 'e.on_behalf_of_id', $.own)} AND ${notLed($)}`;

function notOwn(author: string, behalf: string, own: string): string {
  return `NOT (${author} = ANY(${own}::uuid[]) OR coalesce(${behalf} = ANY(${own}::uuid[]), false))`;
}

/** Whoever leads it cannot decide, also for others; what the absent person leads is lent to the reader. */
function notLed($: DigestPlaceholders): string {
  return `NOT ${actsThroughSql({ person: `(${$.own}::uuid[])[1]`, post: 'c.lead_post_id', day: 'c.today' })}`;
}

/**
 * The lines of one digest, the most urgent of each section first, each with how many its section has altogether. What
 * is overdue or due is judged by the date of the lead's body, as everywhere; a decision on one's own work is nobody's to
 * make, on what one leads as well, and so does not wait for them.
 * @param visible keeps the rows of `commitments c` that the reader may see.
 */
export const digestLinesSql = ($: DigestPlaceholders, visible: string): string => `
  WITH candidates AS MATERIALIZED (${candidates($)}),
    open_or_changed AS MATERIALIZED (${openOrChanged(visible)}), lines AS (${unreported}
    UNION ALL ${changed($)}
    UNION ALL ${reportsToDecide($)}
    UNION ALL ${extensionsToDecide($)}
  ), ranked AS (
    SELECT l.*, (count(*) OVER (PARTITION BY section))::integer AS total,
           row_number() OVER (PARTITION BY section
             ORDER BY urgency DESC, CASE WHEN section = 'waiting' THEN happened_at END,
                      happened_at DESC, reference, decision) AS place
    FROM lines l
  )
  SELECT r.section, r.total, r.id AS "commitmentId", c.version, c.reference, c.title, c.classification, c.status,
         r.decision, r.original_deadline AS original, r.current_deadline AS deadline, r.urgency AS "daysLate",
         (r.happened_at AT TIME ZONE body.time_zone)::date AS "happenedOn",
         jsonb_build_object('en', lead.title_en, 'ru', lead.title_ru, 'be', lead.title_be) AS lead,
         jsonb_build_object('en', body.name_en, 'ru', body.name_ru, 'be', body.name_be) AS body
  FROM ranked r JOIN commitments c ON c.id = r.id
    JOIN posts lead ON lead.id = c.lead_post_id JOIN bodies body ON body.id = lead.body_id
  WHERE r.place <= ${MOST_LINES}
  ORDER BY r.section, r.place`;
