/** What was read of one table, in whichever schema: by going through all of it, and by way of an index. */
export interface RowsRead {
  scanned: number;
  fetched: number;
}

/**
 * How many rows of each table some work reads.
 *
 * Both counts are taken in the transaction of the work, and their difference told: PostgreSQL hands a connection's counts
 * on once a second at most, so that those of a transaction begin with what its connection did just before.
 *
 * @param query - Runs a statement in the transaction in which the work runs too.
 */
export async function rowsRead(
  query: <T>(sql: string, parameters: unknown[]) => Promise<T[]>,
  tables: readonly string[],
  work: () => Promise<unknown>,
): Promise<Record<string, RowsRead>> {
  const readSoFar = async () => {
    const rows = await query<RowsRead & { name: string }>(COUNTS, [tables]);
    return new Map(rows.map((row) => [row.name, row]));
  };
  const before = await readSoFar();
  await work();
  const after = await readSoFar();
  return Object.fromEntries(
    tables.map((table) => {
      const [from, to] = [before.get(table), after.get(table)];
      if (from === undefined || to === undefined) throw new Error(`there is no table ${table}`);
      return [table, { scanned: to.scanned - from.scanned, fetched: to.fetched - from.fetched }];
    }),
  );
}

const COUNTS = `
  SELECT relname AS name, sum(seq_tup_read)::integer AS scanned, sum(coalesce(idx_tup_fetch, 0))::integer AS fetched
  FROM pg_stat_xact_user_tables WHERE relname = ANY($1) GROUP BY relname`;
