import { Injectable } from '@nestjs/common';
import { personNames } from '#people';
import { PreparedQueries } from '#platform';
import { actsThroughSql } from './acts-through.sql.js';
import type { ClaimedItem, ClaimedMatter } from './claimed-item.js';
import { matterKindOf, type MatterFacts, stillStands } from './matters.rules.js';

/** Reads, as of the claim, what the nudges and notices among claimed items are about. */
@Injectable()
export class ClaimedMatters {
  constructor(private readonly queries: PreparedQueries) {}

  /** Items that are rungs of a ladder are left as they are; most mailings have nothing else and cost nothing here. */
  async attach(items: readonly ClaimedItem[]): Promise<void> {
    const told = items.flatMap((item) => {
      const kind = matterKindOf(item.rung);
      return kind === null ? [] : [{ item, kind }];
    });
    if (told.length === 0) return;
    const rows = await this.queries.query<Row>(MATTERS, [told.map(({ item }) => item.id)]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { item, kind } of told) {
      const row = byId.get(item.id);
      if (row === undefined) continue;
      const { leads, made, decided, to, keptOn } = row;
      const told = kind.startsWith('decide-') || kind === 'notice-report-to-lead' ? made : decided;
      item.matter = { kind, stands: stillStands(kind, row), leads, ...told, to, keptOn };
    }
  }
}

interface Row extends MatterFacts {
  id: string;
  leads: boolean;
  made: Told;
  decided: Told;
  to: string | null;
  keptOn: string | null;
}

type Told = Pick<ClaimedMatter, 'by' | 'on' | 'reason'>;

const person = (alias: string) =>
  `CASE WHEN ${alias}.id IS NOT NULL
     THEN jsonb_build_object('name', ${alias}.name) || ${personNames(alias)} END`;

/** A day at the recipient, who counts from their own today. */
const day = (instant: string) => `(${instant} AT TIME ZONE rp.time_zone)::date`;

const LEADS = actsThroughSql({
  ...{ person: 'o.recipient_id', post: 'c.lead_post_id' },
  day: '(statement_timestamp() AT TIME ZONE lb.time_zone)::date',
});

/** $1 occurrence ids. Who terminated or re-opened a commitment, and why, stands in its history. */
const MATTERS = `
  SELECT o.id, c.status, p.settled_at IS NOT NULL AS "isSettled", coalesce(d.outcome, x.state) AS outcome,
         EXISTS (SELECT FROM reports l WHERE l.commitment_id = r.commitment_id AND l.period = r.period
             AND (l.created_at, l.id) > (r.created_at, r.id) AND CASE r.addressed_to WHEN 'controller' THEN l.kind = 'final'
               ELSE l.addressed_to = 'controller' OR l.post_id = r.post_id END)
           OR EXISTS (SELECT FROM extensions l WHERE l.commitment_id = x.commitment_id AND l.period = x.period
             AND l.origin NOT IN ('return', 'reopening') AND (l.requested_at, l.id) > (x.requested_at, x.id))
           OR o.rung LIKE 'notice-reopened-%' AND (o.rung <> 'notice-reopened-' || e.times
             OR EXISTS (SELECT FROM reports l WHERE l.commitment_id = c.id AND l.period = o.ordinal
               AND l.kind = 'final' AND l.addressed_to = 'controller' AND l.created_at > e.occurred_at))
           AS "isOvertaken",
         o.rung LIKE 'decide-%' AND ${LEADS} AS leads,
         jsonb_build_object('by', ${person('maker')}, 'on', ${day('coalesce(r.created_at, x.requested_at)')},
           'reason', coalesce(x.reason, '')) AS made,
         jsonb_build_object('by', ${person('decider')},
           'on', ${day('coalesce(d.decided_at, x.decided_at, c.settled_at, e.occurred_at)')},
           'reason', coalesce(d.reason, x.decision_reason, e.reason, '')) AS decided,
         x.to_deadline AS "to", (r.created_at AT TIME ZONE lb.time_zone)::date AS "keptOn"
  FROM occurrences o
  JOIN commitments c ON c.id = o.commitment_id
  JOIN persons rp ON rp.id = o.recipient_id
  JOIN posts lp ON lp.id = c.lead_post_id
  JOIN bodies lb ON lb.id = lp.body_id
  LEFT JOIN commitment_periods p ON p.commitment_id = c.id AND p.ordinal = o.ordinal
  LEFT JOIN reports r ON r.id = o.about_id
  LEFT JOIN decisions d ON d.report_id = r.id
  LEFT JOIN extensions x ON x.id = o.about_id
  LEFT JOIN LATERAL (SELECT actor_id, reason, occurred_at, count(*) OVER () AS times FROM events
    WHERE o.rung ~ '^notice-(terminated|reopened)' AND subject = 'commitment' AND subject_id = c.id::text
      AND type = CASE WHEN o.rung = 'notice-terminated' THEN 'commitment.terminated' ELSE 'commitment.reopened' END
    ORDER BY sequence DESC LIMIT 1) e ON true
  LEFT JOIN persons maker ON maker.id = coalesce(r.author_id, x.requested_by_id)
  LEFT JOIN persons decider ON decider.id = coalesce(d.decided_by_id, x.decided_by_id, e.actor_id)
  WHERE o.id = ANY($1::uuid[])`;
