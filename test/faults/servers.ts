import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort, isAlive, migrate, type OpenDatabase, openDatabase, removeEmbeddedPostgres } from '#platform';

const PREFIX = 'pacta-faults-';

/** A PostgreSQL of this run alone, that can be killed and started again on its data. */
export class PostgresServer {
  private constructor(
    readonly folder: string,
    private readonly port: number,
    private database: OpenDatabase,
  ) {}

  static async start(): Promise<PostgresServer> {
    await removeLeftBehind();
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    chmodSync(folder, 0o711); // as root, PostgreSQL runs under an account that has to walk through
    writeFileSync(join(folder, 'owner.pid'), String(process.pid));
    const port = await freePort();
    return new PostgresServer(folder, port, await openDatabase({ PACTA_DATA_DIR: folder, PACTA_POSTGRES_PORT: port }));
  }

  get dataFolder(): string {
    return join(this.folder, 'postgres');
  }

  urlOf(name: string): string {
    const url = new URL(this.database.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async create(name: string): Promise<string> {
    await this.run('pacta', `CREATE DATABASE ${name}`);
    await migrate(this.urlOf(name));
    return this.urlOf(name);
  }

  async clone(name: string, template: string): Promise<string> {
    await this.run('pacta', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await this.run('pacta', `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    return this.urlOf(name);
  }

  /** Statements, one after the other, over a connection of their own. @returns the rows of the last */
  async run<Row>(name: string, ...statements: string[]): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.urlOf(name) });
    client.on('error', () => undefined);
    await client.connect();
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
    await client.end();
    return rows;
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As an operator's restart does it: connections are cut, transactions rolled back. */
  async restart(): Promise<void> {
    await this.end('SIGINT');
    await this.revive();
  }

  async revive(): Promise<void> {
    this.database = await openDatabase({ PACTA_DATA_DIR: this.folder, PACTA_POSTGRES_PORT: this.port });
  }

  async remove(): Promise<void> {
    await removeEmbeddedPostgres(this.folder);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { pid } = this.database;
    if (pid === null) throw new Error('the server is not ours');
    process.kill(pid, signal);
    while (isAlive(pid)) await pause(20);
  }
}

/** What a run that was killed left behind. */
async function removeLeftBehind(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = join(tmpdir(), name, 'owner.pid');
    if (existsSync(owner) && !isAlive(Number(readFileSync(owner, 'utf8'))))
      await removeEmbeddedPostgres(join(tmpdir(), name));
  }
}

/** A Redis of this run alone, that keeps nothing on disk. */
export class RedisServer {
  private process: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'pacta-faults-redis-'));

  private constructor(private readonly port: number) {}

  /** Null where there is no redis-server. */
  static async start(): Promise<RedisServer | null> {
    if (spawnSync('redis-server', ['--version']).status !== 0) return null;
    const server = new RedisServer(await freePort());
    await server.revive();
    return server;
  }

  get connection(): { host: string; port: number } {
    return { host: '127.0.0.1', port: this.port };
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async revive(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.folder];
    this.process = spawn('redis-server', options, { stdio: 'ignore' });
    for (let tries = 0; tries < 200; tries++) {
      if (await this.ask('PING').catch(() => null)) return;
      await pause(50);
    }
    throw new Error('redis-server does not answer');
  }

  async kill(): Promise<void> {
    const { process: server } = this;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  }

  async ask(command: string, ...parameters: string[]): Promise<unknown> {
    const client = new Redis({ ...this.connection, lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(command, ...parameters);
    } finally {
      client.disconnect();
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
