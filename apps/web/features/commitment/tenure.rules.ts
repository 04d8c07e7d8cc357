/** Days as `2026-11-28`; the last one is null until further notice. */
interface Tenure {
  startsOn: string;
  endsOn: string | null;
}

/** Whether a day is in a tenure. */
export const covers = ({ startsOn, endsOn }: Tenure, day: string): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn);

/**
 * How a tenure that is not the present one is told: by its last day where it is over, else by its first.
 * @param day the day it is looked at
 */
export function toldTenure({ startsOn, endsOn }: Tenure, day: string): { from: string } | { until: string } {
  return endsOn !== null && endsOn < day ? { until: endsOn } : { from: startsOn };
}
