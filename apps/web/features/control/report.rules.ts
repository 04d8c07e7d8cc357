import type { Commitment, PossibleActions, Profile, Report } from '../../client/api.generated.js';

/** The posts that somebody acts through today: their own, and those of whom they stand in for. */
export type Reader = Pick<Profile, 'posts' | 'actingFor'>;

const actsThrough = ({ posts, actingFor }: Reader, postId: string): boolean =>
  [...posts, ...actingFor.flatMap((absent) => absent.posts)].some(({ id }) => id === postId);

type Standing = Pick<Commitment, 'lead' | 'coExecutors' | 'status' | 'period'> & {
  periods: readonly Pick<Commitment['periods'][number], 'ordinal' | 'reportedAt'>[];
};

/**
 * Whether a report is what is asked of the reader: of those who keep the commitment, and not while the final one of the
 * period that it stands at waits for its decision.
 */
export function isReportAsked({ lead, coExecutors, status, period, periods }: Standing, reader: Reader): boolean {
  const waits = status === 'reported' && periods.some((one) => one.ordinal === period && one.reportedAt !== null);
  return !waits && [lead, ...coExecutors].some(({ id }) => actsThrough(reader, id));
}

/** Whether a report of the reader would be the lead's, whom they enter it for: a registrar's is. */
export function isForLead(
  report: Pick<PossibleActions['items'][number], 'addressedTo'> | undefined,
  { lead }: Pick<Commitment, 'lead'>,
  reader: Reader,
): boolean {
  return report?.addressedTo === 'controller' && !actsThrough(reader, lead.id);
}

/**
 * The period that a report is for: the one that was chosen, where it can be reported on, or else the one that the commitment
 * stands at, as the API takes it.
 * @param chosen its number as the form has it, empty while none is
 * @param open those that can be reported on
 */
export function reportedPeriod(
  chosen: string,
  open: readonly number[],
  { period }: Pick<Commitment, 'period'>,
): number {
  return open.find((one) => String(one) === chosen) ?? open.find((one) => one === period) ?? open[0] ?? period;
}

/** The final report on a period that waits for its decision. */
export const waitingReport = <One extends Pick<Report, 'kind' | 'period' | 'decision'>>(
  reports: readonly One[],
  period: number,
): One | undefined => reports.find((one) => one.kind === 'final' && one.period === period && one.decision === null);

/** Numbers of the parts that a final report has to complete, as the form has them; a period of what repeats needs none. */
export function partsToComplete({ basis, parts }: Pick<Commitment, 'basis' | 'parts'>): string[] {
  if (basis === 'recurring' || basis === 'standing') return [];
  return parts.filter(({ completedAt }) => completedAt === null).map(({ number }) => String(number));
}
