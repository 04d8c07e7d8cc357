import type { RegisterFilter } from '#commitments';

/** A filter whose every word a query has. */
export type AskableFilter = Omit<RegisterFilter, 'settledAfter'>;

/** A filter as the query of GET /commitments that asks for it. */
export function queryOf(filter: AskableFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]: [string, Value]) => [name, wordOf(value)])).toString();
}

type Value = AskableFilter[keyof AskableFilter];

/** As the query has it: what there is none of, and what is blocked on either side, have words of their own there. */
function wordOf(value: Value): string {
  if (value === null || value === undefined) return 'none';
  return value === 'either' ? 'true' : value.toString();
}
