import { Injectable } from '@nestjs/common';
import { Access, type Principal } from '#access';
import type { Language } from '#people';
import { Clock, Conditions, Transactions } from '#platform';
import { type Classification, type ControlStatus, type Priority, SOON_DAYS } from './commitment.types.js';
import { iso, personJson } from './row.sql.js';

/** In the order in which they are shown. */
export const WAITING = ['overdue', 'due_soon', 'report_to_decide', 'extension_to_decide', 'report_to_lead'] as const;
export type Waiting = (typeof WAITING)[number];

/** One thing that waits for the reader, with the one thing to do about it. */
export interface InboxItem {
  waiting: Waiting;
  nextAction: 'report' | 'decide_report' | 'decide_extension';
  commitment: {
    id: string;
    reference: string;
    title: string;
    classification: Classification;
    priority: Priority;
    status: ControlStatus;
    version: number;
  };
  period: number;
  /** The current deadline of the period. */
  deadline: string | null;
  /** The report or request to decide on, or a co-executor's report to the reader. */
  reportId: string | null;
  extensionId: string | null;
  /** Since when a decision waits, or when it was reported to the reader. */
  since: string | null;
  /** The absent person whom the reader stands in for. */
  onBehalfOf: { id: string; name: string } | null;
}

/** What is waiting for the reader. */
@Injectable()
export class Inbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * The most urgent things first, at most `limit`, and how many there are altogether.
   * @param language that names are told in; without one the reader's
   */
  async read(limit: number, language?: Language): Promise<{ items: InboxItem[]; total: number }> {
    const { principal } = this.access;
    const conditions = new Conditions();
    const visible = this.access.visibility('c', 0);
    for (const parameter of visible.parameters) conditions.bind(parameter);
    const bind = (value: unknown) => conditions.bind(value);
    const capacities = capacitiesOf(principal);
    const placeholders = {
      posts: bind(capacities.map(({ postId }) => postId)),
      absent: bind(capacities.map(({ absentId }) => absentId)),
      executor: bind(principal.roles.includes('executor')),
      controller: bind(principal.roles.includes('controller')),
      reader: bind(principal.personId),
      now: bind(this.clock.now().toString()),
      limit: bind(limit),
    };
    const sql = inboxSql(placeholders, visible.sql, language ?? principal.language);
    const rows = await this.transactions.manager.query<(InboxItem & { total: number })[]>(sql, [...conditions.values]);
    return { items: rows.map(({ total, ...item }) => item), total: rows[0]?.total ?? 0 };
  }
}

/** Every post the reader may act through, with the absent person it is held by (null: the reader). */
function capacitiesOf({ postIds, actingFor }: Principal): { postId: string; absentId: string | null }[] {
  return [
    ...postIds.map((postId) => ({ postId, absentId: null })),
    ...actingFor.flatMap((absent) => absent.postIds.map((postId) => ({ postId, absentId: absent.personId }))),
  ];
}

type Placeholders = Record<'posts' | 'absent' | 'executor' | 'controller' | 'reader' | 'now' | 'limit', string>;

/** Left out by the same rule that refuses a decision on one's own work: neither hand may be in it. */
const notOwn = (author: string, behalf: string, reader: string) =>
  `NOT (${author} IN (${reader}::uuid, coalesce(k.absent_id, ${reader}::uuid))
    OR coalesce(${behalf} IN (${reader}::uuid, coalesce(k.absent_id, ${reader}::uuid)), false))`;

/** Nor is anybody asked to decide on what they lead, by a post of their own or a lent one: they could only refuse. */
const notLed = ($: Placeholders) => `NOT c.lead_post_id = ANY(${$.posts}::uuid[])`;

/** What the reader leads and has not reported on. */
const dueOrOverdue = ($: Placeholders) => `
      SELECT c.id, k.absent_id, c.period, c.current_deadline AS deadline,
             c.current_deadline < today.today AS over, NULL::uuid AS report_id, NULL::uuid AS extension_id,
             NULL::timestamptz AS since
      FROM k JOIN commitments c ON c.lead_post_id = k.post_id
        JOIN posts p ON p.id = c.lead_post_id JOIN bodies b ON b.id = p.body_id
        CROSS JOIN LATERAL (SELECT (${$.now}::timestamptz AT TIME ZONE b.time_zone)::date AS today) today
      WHERE ${$.executor}::boolean AND c.status IN ('active', 'reported') AND c.reported_at IS NULL
        AND c.current_deadline <= today.today + ${SOON_DAYS}`;

const reportsToDecide = ($: Placeholders) => `
      SELECT c.id, k.absent_id, r.period, p.current_deadline, NULL::boolean, r.id, NULL::uuid, r.created_at
      FROM k JOIN commitments c ON c.controller_post_id = k.post_id
        JOIN reports r ON r.commitment_id = c.id AND r.kind = 'final'
        JOIN commitment_periods p ON p.commitment_id = c.id AND p.ordinal = r.period
      WHERE ${$.controller}::boolean AND c.status = 'reported'
        AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.report_id = r.id)
        AND ${notOwn('r.author_id', 'r.on_behalf_of_id', $.reader)} AND ${notLed($)}`;

const extensionsToDecide = ($: Placeholders) => `
      SELECT c.id, k.absent_id, e.period, p.current_deadline, NULL::boolean, NULL::uuid, e.id, e.requested_at
      FROM k JOIN commitments c
          ON c.author_post_id = k.post_id OR (c.controller_post_id = k.post_id AND ${$.controller}::boolean)
        JOIN extensions e ON e.commitment_id = c.id AND e.state = 'requested'
        JOIN commitment_periods p ON p.commitment_id = c.id AND p.ordinal = e.period AND p.settled_at IS NULL
      WHERE c.status IN ('active', 'reported') AND ${notOwn('e.requested_by_id', 'e.on_behalf_of_id', $.reader)}
        AND ${notLed($)}`;

/**
 * Of each co-executor the last report on a period, until the lead has reported on it as well. While a final report of the
 * lead waits there is nothing to do.
 */
const reportsToLead = ($: Placeholders) => `
      SELECT c.id, k.absent_id, r.period, p.current_deadline, NULL::boolean, r.id, NULL::uuid, r.created_at
      FROM k JOIN commitments c ON c.lead_post_id = k.post_id
        JOIN reports r ON r.commitment_id = c.id AND r.addressed_to = 'lead'
        JOIN commitment_periods p ON p.commitment_id = c.id AND p.ordinal = r.period
          AND p.reported_at IS NULL AND p.settled_at IS NULL
      WHERE ${$.executor}::boolean AND c.status IN ('active', 'reported')
        AND NOT EXISTS (SELECT FROM reports l WHERE l.commitment_id = r.commitment_id AND l.period = r.period
          AND (l.created_at, l.id) > (r.created_at, r.id) AND (l.addressed_to = 'controller' OR l.post_id = r.post_id))
        AND ${notOwn('r.author_id', 'r.on_behalf_of_id', $.reader)}`;

function inboxSql($: Placeholders, visible: string, language: Language): string {
  return `
    WITH k AS (SELECT * FROM unnest(${$.posts}::uuid[], ${$.absent}::uuid[]) AS k (post_id, absent_id)),
    due AS (${dueOrOverdue($)}), reports_to_decide AS (${reportsToDecide($)}),
    extensions_to_decide AS (${extensionsToDecide($)}), reports_to_lead AS (${reportsToLead($)}), waiting AS (
      SELECT *, CASE WHEN over THEN 1 ELSE 2 END AS rank FROM due
      UNION ALL SELECT *, 3 FROM reports_to_decide
      UNION ALL SELECT *, 4 FROM extensions_to_decide
      UNION ALL SELECT *, 5 FROM reports_to_lead
    ), once AS (
      -- The same thing may reach somebody through several posts; their own comes before one they stand in for.
      SELECT DISTINCT ON (rank, id, period, report_id, extension_id) * FROM waiting
      ORDER BY rank, id, period, report_id, extension_id, absent_id NULLS FIRST
    )
    SELECT (ARRAY['${WAITING.join("','")}'])[w.rank] AS waiting,
      (ARRAY['report','report','decide_report','decide_extension','report'])[w.rank] AS "nextAction",
      jsonb_build_object('id', c.id, 'reference', c.reference, 'title', c.title, 'classification', c.classification,
        'priority', c.priority, 'status', c.status, 'version', c.version) AS commitment,
      w.period, w.deadline, w.report_id AS "reportId", w.extension_id AS "extensionId", ${iso('w.since')} AS since,
      ${personJson('w.absent_id', language)} AS "onBehalfOf", (count(*) OVER ())::integer AS total
    FROM once w JOIN commitments c ON c.id = w.id
    WHERE ${visible}
    ORDER BY w.rank, w.deadline NULLS LAST, w.since, c.reference LIMIT ${$.limit}`;
}
