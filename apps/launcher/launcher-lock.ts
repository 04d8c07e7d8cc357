import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine } from '#platform';

/** The killed npm of a launcher is noticed within this time, and the launcher begins to stop. */
const PATIENCE_SECONDS = 3;
/** A worker may be in the middle of a batch of mails. */
const STOPPING_PATIENCE_SECONDS = 45;

export interface DataDirLock {
  /** Tells those who wait that it is worth their while. */
  stopping(): void;
  release(): void;
}

/**
 * One launcher for a data folder. One that is on its way out (Ctrl-C, or its npm was killed) is waited for; the mark
 * of one that was killed is cleared away.
 * @throws Error with the sentence to print when another one runs and stays.
 */
export async function lockDataDir(dataDir: string, say: (line: string) => void): Promise<DataDirLock> {
  const file = join(dataDir, 'launcher.pid');
  const began = performance.now();
  for (let said = false; !take(file); await sleep(100)) {
    const owner = readOwner(file);
    if (!isLauncher(owner.pid)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!said) say(`Another Pacta (process ${owner.pid}) runs on ${dataDir}; waiting a moment for it to end …`);
    said = true;
    const patience = owner.stopping ? STOPPING_PATIENCE_SECONDS : PATIENCE_SECONDS;
    if (performance.now() - began > patience * 1000) throw new Error(runsAlready(dataDir, owner.pid));
  }
  return {
    stopping: () => writeFileSync(file, `${process.pid} stopping`),
    release: () => rmSync(file, { force: true }),
  };
}

function runsAlready(dataDir: string, pid: number): string {
  return `Pacta runs already on ${dataDir} (process ${pid}): stop it with Ctrl-C where it was started, or set PACTA_DATA_DIR and the ports to start a second one.`;
}

function readOwner(file: string): { pid: number; stopping: boolean } {
  // It may have gone in this moment: then nobody owns it.
  const [pid, state] = existsSync(file) ? readFileSync(file, 'utf8').split(' ') : [];
  return { pid: Number(pid ?? 0), stopping: state === 'stopping' };
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
