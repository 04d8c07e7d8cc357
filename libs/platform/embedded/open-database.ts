import pg from 'pg';
import { CONNECTION_SETTINGS, poolerFault, type PoolerFault, refusesSettings } from '../database/pooler.js';
import { type EmbeddedPostgres, findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/** The variables that decide which database is used. */
export interface DatabaseChoice {
  DATABASE_URL?: string | undefined;
  PACTA_DATA_DIR: string;
  PACTA_POSTGRES_PORT: number;
}

export interface OpenDatabase {
  url: string;
  /** The process of the embedded server; null for a server given by DATABASE_URL. */
  pid: number | null;
  /** The embedded server was started by this process. */
  started: boolean;
  /** Something the operator should know, or null. */
  notice: string | null;
  /**
   * Stops the embedded server if this process started it and nobody else is connected by now: a launcher that came
   * later keeps it, and stops it when it ends.
   */
  close(): Promise<void>;
  /** Stops the embedded server whoever started it; does nothing to a server given by DATABASE_URL. */
  shutDown(): Promise<void>;
}

const DATABASE = 'pacta';

/**
 * The database of this installation: the one DATABASE_URL names, else the embedded server of the data folder, which
 * is started when it does not run yet.
 * @throws Error with one plain sentence that says what to do.
 */
export async function openDatabase(environment: DatabaseChoice): Promise<OpenDatabase> {
  if (environment.DATABASE_URL) return external(environment.DATABASE_URL);
  const server = await startEmbeddedPostgres({
    home: environment.PACTA_DATA_DIR,
    port: environment.PACTA_POSTGRES_PORT,
  });
  return embedded(server);
}

/** The database as `openDatabase` gives it, if it can be had without starting anything; else null. */
export async function findDatabase(environment: DatabaseChoice): Promise<OpenDatabase | null> {
  if (environment.DATABASE_URL) return external(environment.DATABASE_URL);
  const server = await findEmbeddedPostgres(environment.PACTA_DATA_DIR);
  return server && embedded(server);
}

async function external(url: string): Promise<OpenDatabase> {
  if (new URL(url).searchParams.has('options')) {
    throw new Error('DATABASE_URL sets "options", which would replace those that Pacta sets itself: leave it out.');
  }
  const check = (client: pg.Client) => poolerFault(client, (see) => withClient(url, see, CONNECTION_SETTINGS));
  const fault = await withClient(url, check, CONNECTION_SETTINGS).catch((error: unknown) => {
    if (refusesSettings(error)) return 'drops_settings' as const;
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error && error.message ? error.message : 'no answer';
    throw new Error(
      `The database ${pathname.slice(1)} at ${host} cannot be reached (${reason}): check DATABASE_URL and that the server runs.`,
    );
  });
  if (fault !== null) throw new Error(`DATABASE_URL leads to ${POOLER[fault]}: let it lead to PostgreSQL itself.`);
  const nothing = async () => undefined;
  return { url, pid: null, started: false, notice: null, close: nothing, shutDown: nothing };
}

const POOLER: Record<PoolerFault, string> = {
  shares_connections:
    'a pooler that lends a connection for one transaction (PgBouncer: pool_mode), and Pacta needs its own',
  drops_settings: 'a pooler that does not pass on the settings of a connection (the startup parameter "options")',
};

async function embedded(server: EmbeddedPostgres): Promise<OpenDatabase> {
  await withClient(server.adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await createDatabase(client);
  });
  return {
    url: server.adminUrl.replace(/\/postgres$/, `/${DATABASE}`),
    pid: server.pid,
    started: server.started,
    notice: server.notice,
    shutDown: () => server.stop(),
    close: async () => {
      if (server.started && !(await othersAreConnected(server.adminUrl))) await server.stop();
    },
  };
}

async function createDatabase(client: pg.Client): Promise<void> {
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((error: unknown) => {
    const madeInTheSameMoment = error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? '');
    if (!madeInTheSameMoment) throw error;
  });
}

async function othersAreConnected(adminUrl: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return rowCount !== 0;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>, options?: string): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, ...(options && { options }) });
  client.on('error', () => undefined); // a server that stops while we look: the query in flight says so itself
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
