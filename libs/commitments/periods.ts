import { Injectable } from '@nestjs/common';
import type { Period } from '#deadlines';
import { type EventDraft, History } from '#history';
import { Replanner, Transactions } from '#platform';
import type { Commitment } from './commitment.js';
import { deadlineRuleOf } from './commitment.rules.js';
import { CommitmentRow } from './commitment.entity.js';
import { CommitmentStore } from './commitment-store.js';
import { DeadlineTermsSource } from './deadline-terms.js';
import { missingPeriods, standingColumns } from './period.rules.js';
import { bothOf, changesOfColumns, changesOfHanging, hangingOn } from './told.rules.js';
import { isRepeating } from './workflow.rules.js';

/** Keeps the periods of recurring and standing commitments ahead of the calendar. */
@Injectable()
export class Periods {
  constructor(
    private readonly store: CommitmentStore,
    private readonly termsSource: DeadlineTermsSource,
    private readonly transactions: Transactions,
    private readonly replanner: Replanner,
    private readonly history: History,
  ) {}

  /** Adds the periods that a locked commitment lacks, so that there is always one that waits. */
  async topUp(commitment: Commitment): Promise<void> {
    if (!isRepeating(commitment.deadlineBasis)) return;
    const [found] = await this.termsSource.of([commitment]);
    const { terms, today } = found;
    const missing = missingPeriods(commitment.periods, { rule: deadlineRuleOf(commitment), terms, today });
    await this.insert(missing.map((period) => ({ ...period, commitmentId: commitment.id })));
    commitment.periods.push(...missing.map(asHeld));
  }

  /**
   * The nightly round: adds what has become due to every repeating commitment on control. Running it twice changes
   * nothing.
   * @returns the ids of the commitments that got a period.
   */
  async topUpAll(): Promise<string[]> {
    const due = await this.transactions.manager.query<{ id: string }[]>(WITHOUT_NEXT, [
      // The latest "today" anywhere on earth.
      this.transactions.now.toZonedDateTimeISO('Pacific/Kiritimati').toPlainDate().toString(),
    ]);
    const opened: EventDraft[] = [];
    for (const { id } of due) {
      const commitment = await this.store.lock(id);
      // It may have been closed while this round waited for it.
      if (commitment.status !== 'active' && commitment.status !== 'reported') continue;
      const before = { ...commitment, ...hangingOn(commitment) };
      await this.topUp(commitment);
      if (commitment.periods.length === before.periods.length) continue;
      // With the report on the last period waiting, it now stands at the new one. Nobody did anything: the version stays.
      await this.transactions.manager.update(CommitmentRow, { id }, standingColumns(commitment));
      opened.push(openedEvent(before, commitment));
    }
    const ids = opened.map(({ subjectId }) => subjectId);
    await this.history.append(opened);
    if (ids.length > 0) await this.replanner.commitmentsChanged(ids);
    return ids;
  }

  /** Writes periods of any number of commitments in one statement. */
  async insert(periods: readonly (Period & { commitmentId: string })[]): Promise<void> {
    if (periods.length === 0) return;
    await this.transactions.manager.query(INSERT, [JSON.stringify(periods)]);
  }
}

/** A period as it is held from its first day on. */
export function asHeld(period: Period): Commitment['periods'][number] {
  const { ordinal, startsOn, endsOn, deadline } = period;
  return {
    ordinal,
    startsOn,
    endsOn,
    originalDeadline: deadline,
    currentDeadline: deadline,
    deadlineVersion: 1,
    reportedAt: null,
    settledAt: null,
  };
}

/** The round that adds a period is nobody's act; what it makes of the commitment is told all the same. */
function openedEvent(before: Commitment, after: Commitment): EventDraft {
  const told = bothOf(changesOfColumns(before, standingColumns(after)), changesOfHanging(before, after));
  return { subject: 'commitment', subjectId: after.id, type: 'commitment.period_opened', ...told };
}

const INSERT = `
  INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, ends_on, original_deadline, current_deadline)
  SELECT p."commitmentId", p.ordinal, p."startsOn", p."endsOn", p.deadline, p.deadline
  FROM jsonb_to_recordset($1::jsonb) AS p
    ("commitmentId" uuid, ordinal integer, "startsOn" date, "endsOn" date, deadline date)`;

const WITHOUT_NEXT = `
  SELECT c.id FROM commitments c
  WHERE c.deadline_basis IN ('recurring', 'standing') AND c.status IN ('active', 'reported')
    AND NOT EXISTS (SELECT 1 FROM commitment_periods p
      WHERE p.commitment_id = c.id AND p.settled_at IS NULL AND p.original_deadline > $1::date)
  ORDER BY c.id`;
