/** What of a commitment has changed: as `GET /changes` says it. */
export interface CommitmentNews {
  commitmentId: string;
  version: number;
}

/** Reads one event; null for what is none. */
export function readNews(data: string): CommitmentNews | null {
  try {
    const { commitmentId, version } = JSON.parse(data) as Partial<CommitmentNews>;
    return typeof commitmentId === 'string' && typeof version === 'number' ? { commitmentId, version } : null;
  } catch {
    return null;
  }
}

/** What the rest of the register is made of. Rules, people and the session have nothing to do with a commitment. */
const OF_MANY = /^\/api\/v1\/(commitments|inbox|measures|comparison|meetings|extensions|reports)(\/|$)/;
const OF_ONE = /^\/api\/v1\/commitments\/\{id\}/;

/** Whether an answer, by the key of its query (`['get', path, init]`), may have changed with some commitments. */
export function isConcerned(key: readonly unknown[], commitmentIds: ReadonlySet<string>): boolean {
  const [, path, init] = key;
  if (typeof path !== 'string') return false;
  if (!OF_ONE.test(path)) return OF_MANY.test(path);
  const { params } = (init ?? {}) as { params?: { path?: { id?: string } } };
  return params?.path?.id !== undefined && commitmentIds.has(params.path.id);
}
