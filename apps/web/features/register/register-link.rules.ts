/** Filters of the register's list by the API's own names, or a query of it as the API wrote it. */
export type Listed = string | Readonly<Record<string, string | undefined>>;

/**
 * The address of the register that lists what these filters find. A query of the API is passed on as it was written, so
 * that a number and the list behind it ask for the same; further filters stand after it and say more.
 */
export function registerLink(...listed: readonly Listed[]): string {
  const query = listed.map(queryOf).filter(Boolean).join('&');
  return query === '' ? '/register' : `/register?${query}`;
}

function queryOf(listed: Listed): string {
  if (typeof listed === 'string') return listed;
  const given = Object.entries(listed).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams(given).toString();
}
