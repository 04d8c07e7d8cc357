import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes the folder that holds the data of an installation, and the one for its logs, where they are not there.
 * @throws Error with one plain sentence that says what to do when it cannot be made or written to.
 */
export function prepareDataFolder(home: string): void {
  try {
    makeFolder(home, 0o711);
    makeFolder(join(home, 'logs'), 0o700);
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `The data folder ${home} cannot be used (${reasonOf(error)}): let it be one that you may write to, or set PACTA_DATA_DIR to another.`,
      { cause: error },
    );
  }
}

/** Step by step: what Node has for it tries for ever in places like /proc, where no folder can be made. */
function makeFolder(path: string, mode: number): void {
  // Asked first: what stands below a file is an error to statSync on Node 20, and nothing on Node 24.
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    throw new Error(`${path} is no folder`);
  }
  makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // made in this moment
  }
}

/** "permission denied" of "EACCES: permission denied, mkdir '/srv/pacta'". */
function reasonOf(error: unknown): string {
  const { message } = error as Error;
  return message.replace(/^[A-Z]+: /, '').replace(/, \w+ '.*$/, '');
}
