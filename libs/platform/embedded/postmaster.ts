import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server says of itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/**
 * The server that runs on a cluster now, or null. A pid file that names a dead process, a zombie, or a process that
 * is somebody else's by now does not count.
 */
export function runningPostmaster(cluster: string): Postmaster | null {
  const file = pidFile(cluster);
  if (!existsSync(file)) return null;
  // Lines of the file: pid, data folder, start time, port, socket folder, address, shared memory, state.
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostmasterOf(pid, cluster)) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** Removes a pid file that no running server stands behind: PostgreSQL would refuse to start over some of them. */
export function dropStalePidFile(cluster: string): void {
  if (runningPostmaster(cluster) === null) rmSync(pidFile(cluster), { force: true });
}

/** Fast shutdown: connections are cut, what was committed is kept. Immediate after 20 s, which the next start repairs. */
export async function stopPostmaster(cluster: string): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
  ] as const) {
    const server = runningPostmaster(cluster);
    if (server === null) return;
    send(server.pid, signal);
    for (let tenths = 0; tenths < seconds * 20; tenths++) {
      if (!isAlive(server.pid)) return;
      await sleep(50);
    }
  }
  throw new Error(
    `PostgreSQL in ${cluster} does not stop: end its process ${runningPostmaster(cluster)?.pid} by hand.`,
  );
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in between
  }
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  return isAlive(pid) && commandLine(pid).split('\0').includes(cluster);
}

/** What a process was started with, parts separated by NUL; empty when there is no such process, or it is a zombie. */
export function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).replaceAll(' ', '\0');
  } catch {
    return '';
  }
}

/** Whether a process runs; one that has ended but was not collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    if (existsSync('/proc/self/status')) return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function pidFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
