type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type State = Record<string, Json>;

/** One field of a commitment as an event found and left it. */
export interface FieldChange {
  field: string;
  before: Json | undefined;
  after: Json | undefined;
}

/** Told by the event's own words or by other fields, or of no use to a reader. */
const LEFT_OUT = new Set([
  'report',
  'acknowledgement',
  'decision',
  'extension',
  'cited',
  'part',
  'reopenedParts',
  'bulkWorkId',
  'number',
  'meetingId',
  'passageId',
]);

/** Rows are told one by one, under the name of their list and their number: `periods.2`. */
const ROWS: Readonly<Record<string, string>> = { periods: 'ordinal', parts: 'number' };

/**
 * What an event changed, field by field, in the order in which the event tells it. Lists of rows are taken apart into
 * the fields of each row that differ. An entry (`before` is null) tells only what is there.
 */
export function difference(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [stateOf(before), stateOf(after)];
  const isEntry = before === null;
  const inPeriods = new Set(
    rowChanges('periods', old['periods'], now['periods']).map(({ field }) => field.split('.')[2]),
  );
  return (
    [...new Set([...Object.keys(old), ...Object.keys(now)])]
      // The commitment's own are those of the period that it stands at, and are told there.
      .filter((field) => !LEFT_OUT.has(field) && !inPeriods.has(field))
      .flatMap((field) =>
        field in ROWS ? rowChanges(field, old[field], now[field]) : [{ field, before: old[field], after: now[field] }],
      )
      .filter((change) => !isSame(change.before, change.after))
      .filter(({ after: value }) => !isEntry || !isEmpty(value))
  );
}

function rowChanges(field: string, before: Json | undefined, after: Json | undefined): FieldChange[] {
  const key = ROWS[field] ?? '';
  const [old, now] = [rowsOf(before, key), rowsOf(after, key)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((number) => {
    const [was, is] = [old.get(number) ?? {}, now.get(number) ?? {}];
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      (name) => name !== key && name !== 'deadlineVersion',
    );
    return names.map((name) => ({ field: `${field}.${number}.${name}`, before: was[name], after: is[name] }));
  });
}

function rowsOf(value: Json | undefined, key: string): Map<string, State> {
  const rows = Array.isArray(value) ? value.map(stateOf) : [];
  return new Map(rows.map((row) => [JSON.stringify(row[key]), row]));
}

export function stateOf(value: unknown): State {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as State) : {};
}

const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
