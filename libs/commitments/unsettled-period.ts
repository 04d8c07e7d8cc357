import type { Commitment } from './commitment.js';
import { found } from './found.js';
import { refuseReport } from './report.rules.js';

/** A period of a commitment that is not settled. @throws DomainError `conflict` when there is none of that ordinal */
export function unsettledPeriod({ periods }: Commitment, ordinal: number): Commitment['periods'][number] {
  const period = periods.find((candidate) => candidate.ordinal === ordinal);
  const fault = refuseReport(period, ordinal);
  if (fault) throw fault;
  return found(period, 'the period');
}
