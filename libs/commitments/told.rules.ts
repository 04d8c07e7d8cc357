import type { Commitment } from './commitment.js';

/** What hangs on a commitment and can change with it: rows of its own, by their number, and lists of ids. */
export type Hanging = Pick<Commitment, 'periods' | 'parts' | 'coExecutorPostIds' | 'observerIds'>;

/** As it stands now; later changes of the commitment do not reach it. */
export function hangingOn({ periods, parts, coExecutorPostIds, observerIds }: Hanging): Hanging {
  return {
    periods: periods.map((period) => ({ ...period })),
    parts: parts.map((part) => ({ ...part })),
    coExecutorPostIds: [...coExecutorPostIds],
    observerIds: [...observerIds],
  };
}

/** Both sides of a change, as an event tells them. */
export interface Told {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * What an event tells of what hangs on a commitment: of periods and parts those that are new, changed or gone, each
 * whole, before and after; of ids the whole list where it differs. What is only in `before` is gone.
 */
export function changesOfHanging(before: Hanging, after: Hanging): Told {
  const told: Told = { before: {}, after: {} };
  tellRows(told, 'periods', { before: before.periods, after: after.periods, key: ({ ordinal }) => ordinal });
  tellRows(told, 'parts', { before: before.parts, after: after.parts, key: ({ number }) => number });
  for (const list of ['coExecutorPostIds', 'observerIds'] as const) {
    if (same(before[list], after[list])) continue;
    told.before[list] = before[list];
    told.after[list] = after[list];
  }
  return told;
}

function tellRows<Row>(
  told: Told,
  name: string,
  { before, after, key }: { before: readonly Row[]; after: readonly Row[]; key: (row: Row) => number },
): void {
  const differing = (rows: readonly Row[], others: readonly Row[]) => {
    const byKey = new Map(others.map((other) => [key(other), other]));
    return rows.filter((row) => !same(row, byKey.get(key(row))));
  };
  const [gone, made] = [differing(before, after), differing(after, before)];
  if (gone.length > 0) told.before[name] = gone;
  if (made.length > 0) told.after[name] = made;
}

/** What an event tells of the columns of a commitment: those that a patch changes. */
export function changesOfColumns<Row extends object>(row: Row, patch: Partial<Row>): Told {
  const keys = (Object.keys(patch) as (keyof Row)[]).filter((key) => !same(row[key], patch[key]));
  const pick = (values: Partial<Row>) => Object.fromEntries(keys.map((key) => [key, values[key]]));
  return { before: pick(row), after: pick(patch) };
}

/** Several tellings of one change; a side with nothing on it is left out. */
export function bothOf(...all: Partial<Told>[]): Partial<Told> {
  const [before, after] = (['before', 'after'] as const).map(
    (side) => Object.assign({}, ...all.map((told) => told[side])) as Record<string, unknown>,
  );
  const isNothing = (facts: object) => Object.keys(facts).length === 0;
  return { ...(!isNothing(before) && { before }), ...(!isNothing(after) && { after }) };
}

/** Values are plain: dates and instants write themselves as text. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
