const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

/**
 * The moment of the past that an address asks for, `?asOf=2026-11-20` or an instant; undefined for today. What cannot be
 * a moment is not asked for: the page then shows today, without a banner that says otherwise.
 */
export function asOfIn(search: Record<string, unknown>): string | undefined {
  const asOf = search['asOf'];
  return typeof asOf === 'string' && (DAY.test(asOf) || INSTANT.test(asOf)) ? asOf : undefined;
}

/** Whether a moment is a whole day, the end of which is meant. */
export const isDay = (moment: string): boolean => DAY.test(moment);
