import type { EntityManager } from 'typeorm';

/**
 * Whether there is such a person, and they have not been erased. Until the transaction ends nobody can erase them: what is
 * about to point at them comes before an erasure or sees it.
 */
export async function isStandingPerson(manager: EntityManager, id: string): Promise<boolean> {
  const sql = 'SELECT FROM persons WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE';
  return (await manager.query<unknown[]>(sql, [id])).length > 0;
}
