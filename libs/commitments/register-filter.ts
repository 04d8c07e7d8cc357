import { type Access, reachablePostIds } from '#access';
import { Conditions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import type { BlockedSide } from './blocker.rules.js';
import type { Classification, ControlStatus, Kind, Priority, Side } from './commitment.types.js';
import { havingSql, type PeriodFilter } from './having.sql.js';
import { LEAD_ZONE } from './row.sql.js';

/** What to list. A list of values means any of them; what is not given does not narrow. */
export interface RegisterFilter extends PeriodFilter {
  status?: readonly ControlStatus[];
  side?: readonly Side[];
  kind?: readonly Kind[];
  areaCode?: readonly string[];
  priority?: readonly Priority[];
  classification?: readonly Classification[];
  leadPostId?: readonly string[];
  controllerPostId?: readonly string[];
  authorPostId?: readonly string[];
  meetingId?: readonly string[];
  /** The body of the lead post, or any body above it. */
  leadBodyId?: string;
  /** The body of the lead post itself. */
  leadOwnBodyId?: string;
  /** Null: those without a body on the other side. */
  counterpartBodyId?: string | null;
  /** Closed, declined or terminated after this moment. */
  settledAfter?: Temporal.Instant;
  /** Both ends included; of the current deadline. */
  dueFrom?: Temporal.PlainDate;
  dueTo?: Temporal.PlainDate;
  timeliness?: 'overdue' | 'running';
  /** Only where something stands in the way, on either side or on one. */
  blocked?: 'either' | BlockedSide;
  /** Only where the reader leads, co-executes, controls or is the author, by own posts or lent ones. */
  mine?: boolean;
  /** Words, as one types them into a search box. Russian and English are stemmed. */
  q?: string;
}

/** What the filter becomes: conditions over `commitments c`, and the placeholder of the text query if there is one. */
export interface FilterSql {
  conditions: Conditions;
  textQuery: string | null;
}

/** A filter as SQL, narrowed to what the reader may see. `now` decides which deadlines have passed. */
export function filterSql(filter: RegisterFilter, access: Access, now: Temporal.Instant): FilterSql {
  const conditions = new Conditions();
  for (const [field, condition] of Object.entries(EQUAL)) {
    const values = filter[field as keyof typeof EQUAL];
    // One value as an equation lets an index deliver the rows in order.
    if (values?.length === 1) conditions.when(values[0], `${condition.column} = $?::${condition.type}`);
    else conditions.when(values, `${condition.column} = ANY($?::${condition.type}[])`);
  }
  conditions
    .when(filter.leadBodyId, LEAD_WITHIN)
    .when(filter.leadOwnBodyId, 'c.lead_post_id IN (SELECT p.id FROM posts p WHERE p.body_id = $?::uuid)')
    .when(textOf(filter.settledAfter), 'c.settled_at > $?::timestamptz')
    .when(textOf(filter.dueFrom), 'c.current_deadline >= $?::date')
    .when(textOf(filter.dueTo), 'c.current_deadline <= $?::date');
  narrow(conditions, filter);
  const having = havingSql(filter, now.toString(), (value) => conditions.bind(value));
  if (having !== null) conditions.and(having);
  if (filter.timeliness) judge(conditions, filter.timeliness, now);
  if (filter.mine) conditions.when(reachablePostIds(access.principal), MINE);
  const textQuery = filter.q === undefined ? null : `websearch_to_tsquery('russian', ${conditions.bind(filter.q)})`;
  if (textQuery !== null) conditions.and(`c.search @@ ${textQuery}`);
  const visible = access.visibility('c', conditions.values.length);
  for (const parameter of visible.parameters) conditions.bind(parameter);
  conditions.and(visible.sql);
  return { conditions, textQuery };
}

/** Where a word stands for there being none, or for any. */
function narrow(conditions: Conditions, { counterpartBodyId, blocked }: RegisterFilter): void {
  if (counterpartBodyId === null) conditions.and('c.counterpart_body_id IS NULL');
  else conditions.when(counterpartBodyId, 'c.counterpart_body_id = $?::uuid');
  if (blocked === 'either') conditions.and('c.blocked_side IS NOT NULL');
  else conditions.when(blocked, 'c.blocked_side = $?::text');
}

const textOf = (value: Temporal.PlainDate | Temporal.Instant | undefined) => value?.toString();

const EQUAL = {
  status: { column: 'c.status', type: 'text' },
  side: { column: 'c.side', type: 'text' },
  kind: { column: 'c.kind', type: 'text' },
  areaCode: { column: 'c.area_code', type: 'text' },
  priority: { column: 'c.priority', type: 'text' },
  classification: { column: 'c.classification', type: 'text' },
  leadPostId: { column: 'c.lead_post_id', type: 'uuid' },
  controllerPostId: { column: 'c.controller_post_id', type: 'uuid' },
  authorPostId: { column: 'c.author_post_id', type: 'uuid' },
  meetingId: { column: 'c.meeting_id', type: 'uuid' },
} as const;

const LEAD_WITHIN = `c.lead_post_id IN (
  WITH RECURSIVE within AS (
    SELECT $?::uuid AS id UNION SELECT b.id FROM bodies b JOIN within w ON b.parent_id = w.id)
  SELECT p.id FROM posts p JOIN within w ON p.body_id = w.id)`;

/** On control with a period that is still to be reported on. */
const UNREPORTED = `c.status IN ('active', 'reported') AND c.reported_at IS NULL`;

/**
 * Before or after the date of today where the lead is. The earliest and latest dates anywhere on earth decide for nearly
 * all rows, and an index can serve them; only for what is due in between is the zone of the lead looked up.
 */
function judge(conditions: Conditions, timeliness: 'overdue' | 'running', now: Temporal.Instant): void {
  const todayIn = (zone: string) => `${conditions.bind(now.toZonedDateTimeISO(zone).toPlainDate().toString())}::date`;
  const [earliest, latest] = [todayIn('Etc/GMT+12'), todayIn('Pacific/Kiritimati')];
  const today = `(${conditions.bind(now.toString())}::timestamptz AT TIME ZONE ${LEAD_ZONE})::date`;
  conditions.and(
    timeliness === 'overdue'
      ? `c.current_deadline < ${latest} AND (c.current_deadline < ${earliest} OR c.current_deadline < ${today})`
      : `c.current_deadline >= ${earliest} AND (c.current_deadline >= ${latest} OR c.current_deadline >= ${today})`,
  );
  conditions.and(UNREPORTED);
}

const MINE = `c.lead_post_id = ANY($?::uuid[]) OR c.controller_post_id = ANY($?::uuid[])
  OR c.author_post_id = ANY($?::uuid[])
  OR EXISTS (SELECT 1 FROM commitment_co_executors x WHERE x.commitment_id = c.id AND x.post_id = ANY($?::uuid[]))`;
