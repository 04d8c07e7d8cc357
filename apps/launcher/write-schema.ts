import { mkdtempSync, chmodSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dumpSchema, migrate, openDatabase, removeEmbeddedPostgres } from '#platform';

const TARGET = 'libs/platform/database/schema.sql';

/** `npm run schema`: migrates a database made for the purpose and writes down what came of it. */
async function writeSchema(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'pacta-schema-'));
  chmodSync(home, 0o711);
  try {
    const { url } = await openDatabase({ PACTA_DATA_DIR: home, PACTA_POSTGRES_PORT: 0 });
    await migrate(url);
    writeFileSync(TARGET, await dumpSchema(url));
    console.log(`${TARGET} is up to date`);
  } finally {
    await removeEmbeddedPostgres(home);
  }
}

await writeSchema();
