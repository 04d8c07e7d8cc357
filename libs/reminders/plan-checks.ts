import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { type PersonReference, personReference } from '#people';
import { toInstant, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Audience } from './ladder.rules.js';
import type { PlanChange } from './plan-changes.rules.js';

/** What one check of the whole plan came to. */
export interface PlanCheck {
  commitments: number;
  /** What has come with time alone, as periods within the horizon: the ordinary work of the night. */
  added: number;
  /** Reminders that were missing, otherwise than they ought to be, or should not have been there. */
  differences: number;
  /** The first of them, as what it took to mend them. */
  sample: PlanChange[];
  seconds: number;
}

/** Of the differences of a check, those that are told one by one. The database sets the same bound. */
export const MOST_SAMPLED = 20;

/** A difference for whoever runs the system. */
export interface CheckedDifference {
  /** `added`: it was missing. `taken_back`: it should not have been there. The others: it was otherwise than it ought to be. */
  change: PlanChange['kind'];
  /** Null where the reader may not see the commitment, or it is there no more. */
  commitment: { id: string; reference: string } | null;
  rung: string;
  /** The period, or for an open commitment the number of the review. */
  ordinal: number;
  audience: Audience;
  /** Null while nobody up the line can be reached. */
  recipient: PersonReference | null;
  /** When it was due as stored; null of one that was missing. */
  dueBefore: Temporal.Instant | null;
  /** When it ought to be due; null of one that should not have been there. */
  dueAt: Temporal.Instant | null;
}

export interface KeptPlanCheck extends Omit<PlanCheck, 'sample' | 'seconds'> {
  startedAt: Temporal.Instant;
  finishedAt: Temporal.Instant;
  sample: CheckedDifference[];
}

/** What the last checks of the plan came to. */
@Injectable()
export class PlanChecks {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /** Keeps a check that has just ended, and no more than the last thirty. */
  async keep({ commitments, added, differences, sample, seconds }: PlanCheck): Promise<void> {
    const told = JSON.stringify(sample.map(kept));
    await this.transactions.manager.query(KEEP, [seconds, commitments, added, differences, told]);
  }

  /** The last one that has ended; null before the first. */
  async last(): Promise<KeptPlanCheck | null> {
    const visible = this.access.visibility('c');
    const [row] = await this.transactions.manager.query<Row[]>(lastSql(visible.sql), visible.parameters);
    if (row === undefined) return null;
    const { startedAt, finishedAt, sample, ...counts } = row;
    return {
      ...counts,
      startedAt: toInstant(startedAt),
      finishedAt: toInstant(finishedAt),
      sample: sample.map(({ dueBefore, dueAt, ...one }) => ({
        ...one,
        dueBefore: instantOf(dueBefore),
        dueAt: instantOf(dueAt),
      })),
    };
  }
}

/** As it stands in the database. */
type KeptDifference = Omit<CheckedDifference, 'commitment' | 'recipient' | 'dueBefore' | 'dueAt'> & {
  commitmentId: string;
  recipientId: string | null;
  dueBefore: string | null;
  dueAt: string | null;
};

function kept({ kind, occurrence, dueBefore }: PlanChange): KeptDifference {
  const { commitmentId, rung, ordinal, audience, recipientId, dueAt } = occurrence;
  return {
    ...{ change: kind, commitmentId, rung, ordinal, audience, recipientId },
    dueBefore: dueBefore?.toString() ?? null,
    dueAt: kind === 'taken_back' ? null : dueAt.toString(),
  };
}

interface Row extends Omit<KeptPlanCheck, 'startedAt' | 'finishedAt' | 'sample'> {
  startedAt: Date;
  finishedAt: Date;
  sample: (Omit<CheckedDifference, 'dueBefore' | 'dueAt'> & Pick<KeptDifference, 'dueBefore' | 'dueAt'>)[];
}

const instantOf = (text: string | null) => (text === null ? null : Temporal.Instant.from(text));

/* By the database's clock, whatever the worker's own says. The one that is added is not among those looked at. */
const KEEP = `
  WITH outdated AS (
    DELETE FROM plan_checks WHERE id IN (SELECT id FROM plan_checks ORDER BY finished_at DESC OFFSET 29)
  )
  INSERT INTO plan_checks (started_at, commitments, added, differences, sample)
  VALUES (statement_timestamp() - make_interval(secs => $1), $2, $3, $4, $5)`;

const lastSql = (visible: string) => `
  SELECT k.started_at AS "startedAt", k.finished_at AS "finishedAt", k.commitments, k.added, k.differences,
         coalesce((SELECT jsonb_agg(jsonb_build_object(
             'change', d.one -> 'change', 'rung', d.one -> 'rung', 'ordinal', d.one -> 'ordinal',
             'audience', d.one -> 'audience', 'dueBefore', d.one -> 'dueBefore', 'dueAt', d.one -> 'dueAt',
             'commitment', (SELECT jsonb_build_object('id', c.id, 'reference', c.reference) FROM commitments c
               WHERE c.id = (d.one ->> 'commitmentId')::uuid AND (${visible})),
             'recipient', (SELECT ${personReference('p')} FROM persons p
               WHERE p.id = (d.one ->> 'recipientId')::uuid)) ORDER BY d.place)
           FROM jsonb_array_elements(k.sample) WITH ORDINALITY AS d (one, place)), '[]') AS sample
  FROM plan_checks k ORDER BY k.finished_at DESC, k.id LIMIT 1`;
