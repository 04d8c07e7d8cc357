import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, type OpenDatabase, readEnvironment } from '#platform';

/**
 * The database that is there already: of DATABASE_URL if it answers, else the local one, started if it must be; null
 * where there is none. For what can be said without a register too.
 */
export async function findStoredRegister(): Promise<OpenDatabase | null> {
  const environment = readEnvironment();
  if (environment.DATABASE_URL === undefined) {
    return isStored(environment.PACTA_DATA_DIR) ? openDatabase(environment) : null;
  }
  return openDatabase(environment).catch((error: unknown) => {
    console.error(`${error instanceof Error ? error.message : String(error)} What follows is the shipped calendar.`);
    return null;
  });
}

function isStored(home: string): boolean {
  return existsSync(join(home, 'postgres')) || existsSync(join(home, 'postgres.json'));
}
