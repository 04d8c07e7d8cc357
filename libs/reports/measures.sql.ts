import { COUNTED, EXTENSION_COUNTS, HAVING, type Having, HAVINGS, ORIGINAL_MONTH, periodDays } from '#commitments';
import type { Language } from '#people';
import type { GroupRule } from './groupings.js';

/** Where a number is one of requests, not of the periods that they are made for. */
const REQUESTS: Partial<Record<Having, string>> = {
  extension_requested: 'requested',
  extension_granted: 'granted',
  extension_refused: 'refused',
  extension_waiting: 'undecided',
  extension_lapsed: 'undecided',
  extension_late: 'late',
  moved_unasked: 'unasked',
};

/** How much of each thing that can be said one period has: `n0`, `n1`, … in the order of `HAVINGS`. */
const AMOUNTS = HAVINGS.map((having, i) => {
  const column = REQUESTS[having];
  return `(CASE WHEN ${HAVING[having]} THEN ${column ? `e.${column}` : '1'} ELSE 0 END) AS n${i}`;
});
const SUMMED = HAVINGS.map((_, i) => `sum(n${i})::integer AS n${i}`);
const COUNTS = `ARRAY[${HAVINGS.map((_, i) => `coalesce(sum(n${i}), 0)::integer`).join(', ')}]`;
const COMMITMENTS = `ARRAY[${HAVINGS.map((_, i) => `(count(*) FILTER (WHERE n${i} > 0))::integer`).join(', ')}]`;

/** A row of the whole (`isWhole`) and one of each group. */
export interface StoredCounts {
  isWhole: boolean;
  key: string | null;
  name: string | null;
  context: string | null;
  /** In the order of `HAVINGS`. */
  counts: number[];
  commitments: number[];
  slipDays: number;
  slipMedian: number | null;
  oldestWaitDays: number | null;
}

/**
 * Counts everything in one statement: of each period what can be said of it, added up for each commitment, then for each
 * group and for the whole.
 * @param where conditions over commitments and periods
 * @param now a placeholder
 * @param most so many groups at most
 */
export function countsSql(
  rule: GroupRule | null,
  { where, now, language, most }: { where: string; now: string; language: Language; most: number },
): string {
  const totals = `coalesce(sum(slip), 0)::integer AS slip, max(waited) AS waited,
    ${COUNTS} AS counts, ${COMMITMENTS} AS commitments`;
  // Only by month does a commitment stand in several groups: there the whole adds up its periods first.
  const whole =
    rule?.key === ORIGINAL_MONTH
      ? `(SELECT id, ${SUMMED.join(', ')}, sum(slip) AS slip, max(waited) AS waited FROM per GROUP BY id)`
      : 'per';
  const groups = `
    SELECT false, g.key, ${rule?.name(language)}, ${rule?.context(language)}, g.counts, g.commitments, g.slip, m.median,
      g.waited
    FROM (SELECT key, ${totals} FROM per GROUP BY key LIMIT ${most}) g
      JOIN (SELECT key, ${MEDIAN} AS median FROM periods GROUP BY key) m ON m.key IS NOT DISTINCT FROM g.key`;
  return `
    WITH periods AS MATERIALIZED (${periodsSql(rule, where, now)}),
    per AS MATERIALIZED (
      SELECT key, id, ${SUMMED.join(', ')}, sum(slip) AS slip, max(waited) AS waited FROM periods GROUP BY key, id)
    SELECT true AS "isWhole", NULL AS key, NULL AS name, NULL AS context, w.counts, w.commitments, w.slip AS "slipDays",
      (SELECT ${MEDIAN} FROM periods) AS "slipMedian", w.waited AS "oldestWaitDays"
    FROM (SELECT ${totals} FROM ${whole} one) w
    ${rule ? `UNION ALL ${groups}` : ''}`;
}

const MEDIAN = 'percentile_cont(0.5) WITHIN GROUP (ORDER BY slip)';

function periodsSql(rule: GroupRule | null, where: string, now: string): string {
  return `
    SELECT (${rule?.key ?? 'NULL'})::text AS key, c.id, p.current_deadline - p.original_deadline AS slip,
      CASE WHEN ${HAVING.report_waiting} THEN f.judged_on - f.kept_on END AS waited, ${AMOUNTS.join(', ')}
    FROM commitments c
      JOIN commitment_periods p ON p.commitment_id = c.id
      JOIN posts lp ON lp.id = c.lead_post_id
      JOIN bodies lb ON lb.id = lp.body_id
      CROSS JOIN LATERAL (SELECT ${periodDays(now, 'lb.time_zone')}) f
      LEFT JOIN (SELECT x.commitment_id, x.period, ${EXTENSION_COUNTS} FROM extensions x GROUP BY 1, 2) e
        ON e.commitment_id = c.id AND e.period = p.ordinal
    WHERE ${COUNTED} AND ${where}`;
}
