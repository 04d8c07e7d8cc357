import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from '#platform';

const PATIENCE_SECONDS = 15;

/**
 * One launcher for a data folder. One that is on its way out (Ctrl-C, or its npm was killed) is waited for; the mark
 * of one that was killed is cleared away.
 * @returns what gives the lock back.
 * @throws Error with the sentence to print when another one runs and stays.
 */
export async function lockDataDir(dataDir: string, say: (line: string) => void): Promise<() => void> {
  const file = join(dataDir, 'launcher.pid');
  for (let tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
    if (take(file)) return () => rmSync(file, { force: true });
    const owner = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }));
    if (!isLauncher(owner)) rmSync(file, { force: true });
    else if (tenths === 10) say(`Another Pacta (process ${owner}) runs on ${dataDir}; waiting for it to end …`);
    if (isLauncher(owner)) await sleep(100);
  }
  throw new Error(
    `Pacta runs already on ${dataDir} (process ${readFileSync(file, 'utf8')}): stop it with Ctrl-C where it was started, or set PACTA_DATA_DIR and the ports to start a second one.`,
  );
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Numbers are given out again: a process of this number counts only when it is a launcher, and not this one. */
function isLauncher(pid: number): boolean {
  return pid > 0 && pid !== process.pid && /launcher[/\\]main\./.test(commandLine(pid));
}
