import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '#testing';
import { dataSourceOptions, migrate } from './data-source.js';
import { migrations } from './migrations/index.js';
import { dumpSchema } from './schema-dump.js';

describe('the schema', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase({ empty: true });
    await migrate(database.url);
  });
  afterEach(() => database.drop());

  it('is what schema.sql says (else: npm run schema, and review the difference)', async () => {
    const committed = readFileSync(join(__dirname, 'schema.sql'), 'utf8');
    expect(await dumpSchema(database.url)).toBe(committed);
  });

  it('goes down to nothing and comes back the same', async () => {
    const before = await dumpSchema(database.url);
    const source = new DataSource(dataSourceOptions({ url: database.url, poolSize: 1, applicationName: 'test' }));
    await source.initialize();
    for (const _ of migrations) await source.undoLastMigration();
    const emptied = await dumpSchema(database.url);
    await source.runMigrations();
    await source.destroy();

    expect(emptied).not.toMatch(/CREATE (TABLE|FUNCTION|OR REPLACE|INDEX|STATISTICS|VIEW)/);
    expect(await dumpSchema(database.url)).toBe(before);
  });

  it.each([
    'ALTER TABLE accounts ADD COLUMN extra text',
    'ALTER TABLE accounts ALTER COLUMN version SET DEFAULT 2',
    'ALTER TABLE accounts ALTER COLUMN version DROP NOT NULL',
    'ALTER TABLE accounts ADD CONSTRAINT extra CHECK (version > 0)',
    'CREATE INDEX extra ON accounts (created_at)',
    'CREATE STATISTICS extra ON version, created_at FROM accounts',
    'CREATE VIEW extra AS SELECT 1 AS n',
    'ALTER TABLE accounts ENABLE ROW LEVEL SECURITY',
    'CREATE POLICY extra ON accounts USING (version = 1)',
    `CREATE FUNCTION extra() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    `CREATE TYPE extra AS ENUM ('a')`,
    'CREATE TRIGGER extra BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
  ])('shows the difference after: %s', async (change) => {
    const before = await dumpSchema(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(change);
    await client.end();
    expect(await dumpSchema(database.url)).not.toBe(before);
  });
});
