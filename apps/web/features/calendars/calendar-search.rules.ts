/**
 * What an address says to the page of a calendar: which year. Anything that is no year of ours is undefined, not left
 * out: what is left out comes back from the address as it was written.
 */
export function calendarSearch({ year }: Record<string, unknown>): { year?: number | undefined } {
  const given = typeof year === 'string' && /^\d{4}$/.test(year) ? Number(year) : year;
  return typeof given === 'number' && Number.isInteger(given) && given >= 1900 && given <= 2999
    ? { year: given }
    : { year: undefined };
}
