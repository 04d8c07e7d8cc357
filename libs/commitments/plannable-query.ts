import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Any } from 'typeorm';
import type { Period } from '#deadlines';
import { toInstant, Transactions } from '#platform';
import { deadlineRuleOf } from './commitment.rules.js';
import { CommitmentRow } from './commitment.entity.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { missingPeriods } from './period.rules.js';
import type { PlannableCommitment, PlannableMatter, PlannablePeriod, PlannableReport } from './plannable.js';
import { isRepeating } from './workflow.rules.js';

/** Reads commitments for the reminder plan, any number in one statement. */
@Injectable()
export class PlannableQuery {
  constructor(
    private readonly transactions: Transactions,
    private readonly termsSource: DeadlineTermsSource,
  ) {}

  /** The commitments of these ids, ordered by id; those that do not exist are left out. */
  async plannable(ids: readonly string[]): Promise<PlannableCommitment[]> {
    if (ids.length === 0) return [];
    const rows = await this.transactions.manager.query<Row[]>(PLANNABLE, [[...ids]]);
    const date = dateReader();
    return rows.map(({ controlledAt, settledAt, reopened, matters, toLead, periods, ...row }) => ({
      ...row,
      controlledAt: controlledAt && toInstant(controlledAt),
      settledAt: settledAt && toInstant(settledAt),
      reopened: reopened && { ...reopened, at: toInstant(new Date(reopened.at)) },
      matters: matters.map(asMatter),
      toLead: toLead.map(({ madeAt, ...report }) => ({ ...report, madeAt: toInstant(new Date(madeAt)) })),
      periods: periods.map((period) => asPeriod(period, date)),
    }));
  }

  /**
   * As `plannable`, with the periods that those which repeat will have got by a date as well; nothing is stored. It is
   * for looking ahead: what is stored is only ever one period ahead.
   */
  async plannableUntil(ids: readonly string[], until: Temporal.PlainDate): Promise<PlannableCommitment[]> {
    const commitments = await this.plannable(ids);
    const repeating = await this.transactions.manager.findBy(CommitmentRow, {
      id: Any(commitments.filter(({ basis }) => isRepeating(basis)).map(({ id }) => id)),
    });
    const terms = await this.termsSource.of(repeating);
    const rules = new Map(
      repeating.map((row, index) => [row.id, { rule: deadlineRuleOf(row), terms: terms[index].terms, today: until }]),
    );
    return commitments.map((commitment) => {
      const by = rules.get(commitment.id);
      if (by === undefined) return commitment;
      const ahead = missingPeriods(commitment.periods, by).map(asAhead);
      return { ...commitment, periods: [...commitment.periods, ...ahead] };
    });
  }

  /** Every commitment that can be reminded of: on control, and not reported or settled altogether. */
  async plannableIds(): Promise<string[]> {
    const rows = await this.transactions.manager.query<{ id: string }[]>(
      `SELECT id FROM commitments WHERE status IN ('active', 'reported') ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }
}

function asAhead({ ordinal, deadline }: Period): PlannablePeriod {
  const untouched = { deadlineVersion: 1, reportedAt: null, settledAt: null, answeredAt: null };
  return { ordinal, deadline, originalDeadline: deadline, ...untouched };
}

interface Row extends Omit<
  PlannableCommitment,
  'controlledAt' | 'settledAt' | 'reopened' | 'matters' | 'toLead' | 'periods'
> {
  controlledAt: Date | null;
  settledAt: Date | null;
  reopened: { number: number; at: string; byId: string | null } | null;
  matters: StoredMatter[];
  toLead: (Omit<PlannableReport, 'madeAt'> & { madeAt: string })[];
  periods: StoredPeriod[];
}

interface StoredMatter extends Omit<PlannableMatter, 'madeAt' | 'decision'> {
  madeAt: string;
  outcome: NonNullable<PlannableMatter['decision']>['outcome'] | null;
  decidedAt: string | null;
  decidedById: string | null;
}

type StoredPeriod = {
  [Key in keyof PlannablePeriod]: PlannablePeriod[Key] extends number ? number : string | null;
};

type DateReader = (text: string | null) => Temporal.PlainDate | null;

/** Thousands of periods share a few hundred dates, and reading one costs more than finding it. */
function dateReader(): DateReader {
  const known = new Map<string, Temporal.PlainDate>();
  return (text) => {
    if (text === null) return null;
    const date = known.get(text) ?? Temporal.PlainDate.from(text);
    known.set(text, date);
    return date;
  };
}

const instant = (text: string | null) => (text === null ? null : toInstant(new Date(text)));

function asPeriod(period: StoredPeriod, date: DateReader): PlannablePeriod {
  return {
    ...period,
    deadline: date(period.deadline),
    originalDeadline: date(period.originalDeadline),
    reportedAt: instant(period.reportedAt),
    settledAt: instant(period.settledAt),
    answeredAt: instant(period.answeredAt),
  };
}

function asMatter({ madeAt, outcome, decidedAt, decidedById, ...matter }: StoredMatter): PlannableMatter {
  const isDecided = outcome !== null && decidedAt !== null && decidedById !== null;
  return {
    ...matter,
    madeAt: toInstant(new Date(madeAt)),
    decision: isDecided ? { outcome, at: toInstant(new Date(decidedAt)), byId: decidedById } : null,
  };
}

/*
 * Each child table is read once for all ids. A co-executor's answer is addressed to the lead and is not the lead's, and
 * neither is a deadline moved without a request. A new term is told with the return or the re-opening that
 * sets it.
 */
const PLANNABLE = `
  WITH wanted AS MATERIALIZED (SELECT * FROM commitments WHERE id = ANY($1::uuid[])),
  answers AS (
    SELECT commitment_id, period AS ordinal, max(answered_at) AS answered_at FROM (
      SELECT commitment_id, period, created_at AS answered_at FROM reports
      WHERE commitment_id = ANY($1::uuid[]) AND addressed_to = 'controller'
      UNION ALL
      SELECT commitment_id, period, requested_at FROM extensions
      WHERE commitment_id = ANY($1::uuid[]) AND origin = 'request'
      UNION ALL
      SELECT commitment_id, period, CASE WHEN late THEN min(created_at) ELSE max(created_at) END FROM acknowledgements
      WHERE commitment_id = ANY($1::uuid[]) AND addressed_to = 'controller'
      GROUP BY commitment_id, period, deadline_version, late
    ) AS given GROUP BY commitment_id, period
  ), periods AS (
    SELECT commitment_id AS id, jsonb_agg(jsonb_build_object('ordinal', ordinal, 'deadline', current_deadline,
      'originalDeadline', original_deadline, 'deadlineVersion', deadline_version, 'reportedAt', reported_at,
      'settledAt', settled_at, 'answeredAt', answered_at) ORDER BY ordinal) AS periods
    FROM commitment_periods LEFT JOIN answers USING (commitment_id, ordinal)
    WHERE commitment_id = ANY($1::uuid[]) GROUP BY commitment_id
  ), matters AS (
    SELECT commitment_id AS id, jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'period', period,
      'number', number, 'madeAt', made_at, 'hands', array_remove(hands, NULL), 'outcome', outcome,
      'decidedAt', decided_at, 'decidedById', decided_by_id) ORDER BY made_at, id) AS matters
    FROM (
      SELECT r.commitment_id, r.id, 'report' AS kind, r.period, r.created_at AS made_at,
             row_number() OVER (PARTITION BY r.commitment_id, r.period ORDER BY r.created_at, r.id) AS number,
             ARRAY[r.author_id, r.on_behalf_of_id] AS hands, d.outcome, d.decided_at, d.decided_by_id
      FROM reports r LEFT JOIN decisions d ON d.report_id = r.id
      WHERE r.commitment_id = ANY($1::uuid[]) AND r.kind = 'final'
      UNION ALL
      SELECT commitment_id, id, 'extension', period, requested_at,
             row_number() OVER (PARTITION BY commitment_id, period ORDER BY requested_at, id),
             ARRAY[requested_by_id, on_behalf_of_id],
             CASE state WHEN 'granted' THEN 'grant' WHEN 'refused' THEN 'refuse' END, decided_at, decided_by_id
      FROM extensions WHERE commitment_id = ANY($1::uuid[]) AND origin NOT IN ('return', 'reopening')
    ) AS made GROUP BY commitment_id
  ), to_lead AS (
    SELECT commitment_id AS id, jsonb_agg(jsonb_build_object('id', id, 'period', period, 'number', number,
      'madeAt', created_at, 'hands', array_remove(ARRAY[author_id, on_behalf_of_id], NULL)) ORDER BY created_at, id) AS reports
    FROM (
      SELECT id, commitment_id, period, addressed_to, author_id, on_behalf_of_id, created_at,
             row_number() OVER (PARTITION BY commitment_id, period, addressed_to ORDER BY created_at, id) AS number,
             lead(id) OVER (PARTITION BY commitment_id, period, post_id ORDER BY created_at, id) IS NOT NULL
             OR bool_or(addressed_to = 'controller') OVER (PARTITION BY commitment_id, period ORDER BY created_at, id
               ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS is_overtaken
      FROM reports WHERE commitment_id = ANY($1::uuid[])
    ) AS made WHERE addressed_to = 'lead' AND NOT is_overtaken GROUP BY commitment_id
  ), co_executors AS (
    SELECT commitment_id AS id, array_agg(post_id ORDER BY ordinal) AS posts
    FROM commitment_co_executors WHERE commitment_id = ANY($1::uuid[]) GROUP BY commitment_id
  ), observers AS (
    SELECT commitment_id AS id, array_agg(person_id) AS persons
    FROM commitment_observers WHERE commitment_id = ANY($1::uuid[]) GROUP BY commitment_id
  )
  SELECT c.id, c.reference, c.title, c.classification, c.priority, c.status, c.regime_code AS "regimeCode",
         coalesce(c.ladder_code, m.ladder_code) AS "ladderCode", c.lead_post_id AS "leadPostId",
         coalesce(x.posts, '{}') AS "coExecutorPostIds", c.controller_post_id AS "controllerPostId",
         c.author_post_id AS "authorPostId", c.counterpart_post_id AS "counterpartPostId",
         coalesce(o.persons, '{}') AS "observerIds", c.controlled_at AS "controlledAt", c.deadline_basis AS basis,
         c.settled_at AS "settledAt",
         CASE WHEN c.status = 'terminated' THEN (SELECT e.actor_id FROM events e
           WHERE e.subject = 'commitment' AND e.subject_id = c.id::text AND e.type = 'commitment.terminated'
           ORDER BY e.sequence DESC LIMIT 1) END AS "terminatedById",
         CASE WHEN c.status IN ('active', 'reported') THEN (
           SELECT jsonb_build_object('number', count(*), 'at', max(e.occurred_at),
             'byId', (array_agg(e.actor_id ORDER BY e.sequence DESC))[1])
           FROM events e
           WHERE e.subject = 'commitment' AND e.subject_id = c.id::text AND e.type = 'commitment.reopened'
           HAVING count(*) > 0) END AS reopened,
         coalesce(d.matters, '[]') AS matters, coalesce(l.reports, '[]') AS "toLead", coalesce(p.periods, '[]') AS periods
  FROM wanted c LEFT JOIN matters d USING (id) LEFT JOIN to_lead l USING (id) LEFT JOIN periods p USING (id) LEFT JOIN co_executors x USING (id)
  LEFT JOIN observers o USING (id)
  JOIN meetings m ON m.id = c.meeting_id
  ORDER BY c.id`;
