import type pg from 'pg';

/** What a pooler does to its clients that Pacta cannot work with. */
export type PoolerFault = 'drops_settings' | 'shares_connections';

interface Seen {
  pid: number;
  settings: string;
}

const SEE = `SELECT pg_backend_pid() AS pid, current_setting('lock_timeout') || ' ' || current_setting('TimeZone') AS settings`;

/** What `CONNECTION_SETTINGS` amount to. */
const SETTINGS_SEEN = '10s UTC';

/**
 * How every connection is opened: a bounded wait for locks, and statements are not compiled, for all are short, and one
 * that asks for rights row by row looks dear enough to be. A pooler that does not pass this on refuses the connection,
 * or leaves it out.
 */
export const CONNECTION_SETTINGS = '-c lock_timeout=10000 -c timezone=UTC -c jit=off';

/**
 * Whether there is a pooler in between that does not give a connection of its own to each client. Statements are
 * prepared, LISTEN waits, and a lock is held, on one connection for as long as it lasts. PostgreSQL's own answer names the
 * process behind a connection; a pooler makes up another, so without one this is a single query. With one, two clients are
 * asked: the second meets the process of the first only where connections are shared.
 */
export async function poolerFault(
  client: pg.Client,
  withAnother: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>,
): Promise<PoolerFault | null> {
  const { pid, settings } = await see(client);
  if (settings !== SETTINGS_SEEN) return 'drops_settings';
  if (pid === announced(client)) return null;
  return (await withAnother(see)).pid === pid ? 'shares_connections' : null;
}

async function see(client: pg.Client): Promise<Seen> {
  const { rows } = await client.query<Seen>(SEE);
  if (!rows[0]) throw new Error('a SELECT without FROM answers one row');
  return rows[0];
}

/** The process that the server named when the connection began; the driver keeps it, its types do not tell. */
function announced(client: pg.Client): unknown {
  return 'processID' in client ? client.processID : null;
}

/** Whether a pooler refused the connection for the settings that it was to be opened with. */
export function refusesSettings(error: unknown): boolean {
  return error instanceof Error && /unsupported startup parameter/i.test(error.message);
}
