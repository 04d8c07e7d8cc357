import { SOON_DAYS } from './commitment.types.js';

/*
 * What can be said of one period of a commitment, each as a condition in SQL. The measures count by them and the register
 * filters by them (`having`), so that a number and the list behind it cannot differ. docs/measures.md says what each means
 * and why. They expect `commitments c`, `commitment_periods p`, `f` with `periodDays` and `e` with `EXTENSION_COUNTS`.
 */

/** Was on control once: only then anybody had promised anything. Drafts, proposed and declined ones never count. */
export const COUNTED = `c.status IN ('active', 'reported', 'closed', 'terminated')`;

const ON_CONTROL = `c.status IN ('active', 'reported')`;
const OPEN = `${ON_CONTROL} AND p.reported_at IS NULL`;
const WAITS = `${ON_CONTROL} AND p.reported_at IS NOT NULL AND p.settled_at IS NULL`;
/** A request is still to be decided on as long as its period is not settled and the commitment is on control. */
export const REQUEST_STANDS = `${ON_CONTROL} AND p.settled_at IS NULL`;
/** Whether it was kept is known: accepted, or the day is over and no report waits for somebody to say. */
const CLEAR = `p.current_deadline IS NOT NULL
  AND (p.settled_at IS NOT NULL OR (f.judged_on > p.current_deadline AND NOT (${WAITS})))`;

/** Timeliness as the rule `timeliness` has it, against one of the two deadlines; a test compares the two. */
const against = <const Which extends 'original' | 'current'>(which: Which) => {
  const deadline = `p.${which}_deadline`;
  return {
    [`in_time_${which}`]: `f.kept_on <= ${deadline}`,
    [`late_${which}`]: `f.kept_on > ${deadline}`,
    [`overdue_${which}`]: `f.kept_on IS NULL AND f.judged_on > ${deadline}`,
    [`running_${which}`]: `f.kept_on IS NULL AND f.judged_on <= ${deadline}`,
  } as Record<`${'in_time' | 'late' | 'overdue' | 'running'}_${Which}`, string>;
};

export const HAVING = {
  counted: 'true',
  dated: 'p.original_deadline IS NOT NULL',
  undated: 'p.original_deadline IS NULL',
  ...against('original'),
  ...against('current'),
  slipped: 'p.current_deadline > p.original_deadline',
  accepted: 'p.settled_at IS NOT NULL',
  kept_by_us: `c.side IN ('ours', 'joint') AND p.settled_at IS NOT NULL AND ${CLEAR}`,
  clear_by_us: `c.side IN ('ours', 'joint') AND ${CLEAR}`,
  kept_by_them: `${CLEAR} AND CASE c.side WHEN 'theirs' THEN p.settled_at IS NOT NULL
    WHEN 'joint' THEN c.counterpart_status = 'closed' ELSE false END`,
  clear_by_them: `c.side IN ('theirs', 'joint') AND ${CLEAR}`,
  report_waiting: WAITS,
  overdue: `${OPEN} AND f.judged_on > p.current_deadline`,
  at_risk: `${OPEN} AND f.judged_on <= p.current_deadline
    AND (p.current_deadline - f.judged_on <= ${SOON_DAYS} OR c.blocker IS NOT NULL)`,
  blocked: `${OPEN} AND c.blocker IS NOT NULL`,
  extension_requested: 'e.requested > 0',
  extension_granted: 'e.granted > 0',
  extension_refused: 'e.refused > 0',
  extension_waiting: `e.undecided > 0 AND ${REQUEST_STANDS}`,
  extension_lapsed: `e.undecided > 0 AND NOT (${REQUEST_STANDS})`,
  extension_late: 'e.late > 0',
  moved_unasked: 'e.unasked > 0',
  fulfilment_no_evidence: `c.fulfilment = 'no_evidence'`,
  fulfilment_not_started: `c.fulfilment = 'not_started'`,
  fulfilment_minimal: `c.fulfilment = 'minimal'`,
  fulfilment_substantial: `c.fulfilment = 'substantial'`,
  fulfilment_full: `c.fulfilment = 'full'`,
  conforms: `c.conformity = 'conforms'`,
  differs: `c.conformity = 'differs'`,
  not_compared: 'c.conformity IS NULL',
} as const satisfies Record<string, string>;

export type Having = keyof typeof HAVING;
export const HAVINGS = Object.keys(HAVING) as [Having, ...Having[]];

/**
 * The days of a period in the time zone of the lead's body: `kept_on`, when its final report was made, null while there is
 * none; `judged_on`, today, or the day on which the commitment left control.
 * @param now a placeholder
 */
export const periodDays = (now: string, zone: string): string => `
  (p.reported_at AT TIME ZONE ${zone})::date AS kept_on,
  (coalesce(c.settled_at, ${now}::timestamptz) AT TIME ZONE ${zone})::date AS judged_on
  -- Keeps the planner from working them out anew at each mention.
  OFFSET 0`;

/** How often the deadline of a period was asked to move and moved, over `extensions x`. */
export const EXTENSION_COUNTS = `
  (count(*) FILTER (WHERE x.origin = 'request'))::integer AS requested,
  (count(*) FILTER (WHERE x.origin = 'request' AND x.state = 'granted'))::integer AS granted,
  (count(*) FILTER (WHERE x.state = 'refused'))::integer AS refused,
  (count(*) FILTER (WHERE x.state = 'requested'))::integer AS undecided,
  (count(*) FILTER (WHERE x.origin = 'request' AND x.late))::integer AS late,
  (count(*) FILTER (WHERE x.origin <> 'request'))::integer AS unasked`;

/** The month of the original deadline (`2024-03`), null for a period without one. */
export const ORIGINAL_MONTH = `to_char(p.original_deadline, 'YYYY-MM')`;

/** What one and the same period has to be. */
export interface PeriodFilter {
  /** Any of them. */
  having?: readonly Having[];
  /** Of the original deadline, as `2024-03`; null for periods without a deadline. */
  originalMonth?: string | null;
}

/** A condition on the month of a period; null where none is asked for. */
export function monthSql(month: string | null | undefined, bind: (value: unknown) => string): string | null {
  if (month === undefined) return null;
  if (month === null) return 'p.original_deadline IS NULL';
  const first = `${bind(`${month}-01`)}::date`;
  return `p.original_deadline >= ${first} AND p.original_deadline < ${first} + interval '1 month'`;
}

/** Commitments with a period that is as asked; null where nothing is. `now` is an ISO 8601 instant. */
export function havingSql(filter: PeriodFilter, now: string, bind: (value: unknown) => string): string | null {
  const month = monthSql(filter.originalMonth, bind);
  if (filter.having === undefined) {
    return month && `EXISTS (SELECT 1 FROM commitment_periods p WHERE p.commitment_id = c.id AND ${month})`;
  }
  const tests = filter.having.map((name) => `(${HAVING[name]})`).join(' OR ');
  return `${COUNTED} AND EXISTS (
    SELECT 1 FROM commitment_periods p
      JOIN posts lp ON lp.id = c.lead_post_id JOIN bodies lb ON lb.id = lp.body_id
      CROSS JOIN LATERAL (SELECT ${periodDays(bind(now), 'lb.time_zone')}) f
      CROSS JOIN LATERAL (SELECT ${EXTENSION_COUNTS}
        FROM extensions x WHERE x.commitment_id = p.commitment_id AND x.period = p.ordinal) e
    WHERE p.commitment_id = c.id AND (${tests})${month ? ` AND ${month}` : ''})`;
}
