/**
 * An instant of the table as text, in UTC, to the microsecond. to_char prints a year before Christ as the same year after
 * it: such a time is marked, so that no hash that was made of the other fits it.
 */
export const exactTime = (column: string): string => `
  CASE WHEN ${column} < '0001-01-01 00:00:00+00' THEN 'BC ' ELSE '' END
    || to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The same in the form that is hashed and signed: to the millisecond. Anything finer stays, and shows as a difference. */
export const hashedTime = (column: string): string => `regexp_replace(${exactTime(column)}, '000Z$', 'Z')`;
