import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive, migrate, openDatabase, removeEmbeddedPostgres } from '#platform';

const PREFIX = 'pacta-bench-';

/** A PostgreSQL of this run alone, set up as the one that `npm start` starts. */
export class Databases {
  private constructor(
    private readonly folder: string,
    private readonly url: string,
  ) {}

  static async start(): Promise<Databases> {
    await removeLeftBehind();
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    chmodSync(folder, 0o711); // as root, PostgreSQL runs under an account that has to walk through
    writeFileSync(join(folder, 'owner.pid'), String(process.pid));
    const { url } = await openDatabase({ PACTA_DATA_DIR: folder, PACTA_POSTGRES_PORT: 0 });
    return new Databases(folder, url);
  }

  /** A new database with the schema of today. @returns its connection string */
  async create(name: string): Promise<string> {
    await this.run(this.url, `CREATE DATABASE ${name}`);
    await migrate(this.urlOf(name));
    return this.urlOf(name);
  }

  /** A copy of one that nobody is connected to, in place of the last of that name. */
  async clone(name: string, template: string): Promise<string> {
    await this.run(this.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await this.run(this.url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    return this.urlOf(name);
  }

  /** Statements, one after the other. @returns the rows of the last */
  async run<Row>(url: string, sql: string | readonly string[], parameters: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      let rows: Row[] = [];
      for (const text of typeof sql === 'string' ? [sql] : sql) {
        const values = text.includes('$1') ? parameters : [];
        rows = (await client.query(text, values)).rows as Row[];
      }
      return rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await removeEmbeddedPostgres(this.folder);
  }

  urlOf(name: string): string {
    const url = new URL(this.url);
    url.pathname = `/${name}`;
    return url.href;
  }
}

/** What a run that was killed left behind. */
async function removeLeftBehind(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const old = join(tmpdir(), name);
    const owner = join(old, 'owner.pid');
    if (existsSync(owner) && !isAlive(Number(readFileSync(owner, 'utf8')))) await removeEmbeddedPostgres(old);
  }
}
