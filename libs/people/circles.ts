import type { EntityManager } from 'typeorm';

const LOCKS = { bodies: 7_226_010, posts: 7_226_011 } as const;
const UPWARD = { bodies: 'parent_id', posts: 'reports_to_id' } as const;

/**
 * Whether putting `id` under `aboveId` would close a circle. Changes to one tree take turns until they commit: two of
 * them at once could otherwise close a circle together that neither of them sees.
 */
export async function wouldCircle(
  manager: EntityManager,
  table: keyof typeof UPWARD,
  { id, aboveId }: { id: string; aboveId: string },
): Promise<boolean> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS[table]]);
  const [row] = await manager.query<{ found: boolean }[]>(
    `WITH RECURSIVE above (id) AS (
       SELECT $2::uuid
       UNION
       SELECT t.${UPWARD[table]} FROM ${table} t JOIN above a ON t.id = a.id WHERE t.${UPWARD[table]} IS NOT NULL)
     SELECT EXISTS (SELECT FROM above WHERE id = $1) AS found`,
    [id, aboveId],
  );
  return row?.found ?? false;
}
