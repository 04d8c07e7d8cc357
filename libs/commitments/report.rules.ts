import type { Relation } from '#access';
import { conflict, type DomainError, type Fault } from '#platform';
import type { HeldPeriod } from './period.rules.js';
import type { Addressee, Outcome, ReportKind } from './report.entity.js';
import type { Step } from './workflow.rules.js';

/** To whom a report goes. Co-executors report to the lead, who alone answers to the controller (docs/domain.md). */
export function addresseeOf(relation: Relation | 'system'): Addressee {
  return relation === 'co_executor' ? 'lead' : 'controller';
}

/** The step that a report is. */
export function stepOf(kind: ReportKind): Step {
  return kind === 'final' ? 'report_final' : 'report_interim';
}

/** What stands against a report on a period. */
export function refuseReport(period: HeldPeriod | undefined, ordinal: number): DomainError | null {
  if (period === undefined) return conflict('no_such_period', `There is no period ${ordinal} yet.`);
  if (period.settledAt !== null) return conflict('period_settled', `Period ${ordinal} is settled already.`);
  return null;
}

/** What an acceptance says that only the return of a report can. */
export function acceptanceFaults(said: { newDeadline?: unknown; reopenedParts?: readonly number[] }): Fault[] {
  const faults: Fault[] = [];
  if (said.newDeadline !== undefined) {
    faults.push({ path: 'newDeadline', rule: 'not_here', message: 'only the return of a report sets a new term' });
  }
  if (said.reopenedParts !== undefined && said.reopenedParts.length > 0) {
    faults.push({ path: 'reopenedParts', rule: 'not_here', message: 'only the return of a report opens parts again' });
  }
  return faults;
}

/** What stands against a decision on a report. Whose it is, is judged by the rule on one's own work. */
export function refuseDecision(report: { kind: ReportKind; decided: Outcome | null }): DomainError | null {
  if (report.kind === 'interim') return conflict('interim_report', 'Only a final report is decided on.');
  if (report.decided !== null) return conflict('already_decided', 'This report has its decision already.');
  return null;
}
