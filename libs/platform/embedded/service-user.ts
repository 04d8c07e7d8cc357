import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whom the server runs as. `null` means this process's own user. */
export interface ServiceUser {
  uid: number;
  gid: number;
}

const NAMES = ['pacta', 'postgres'];

/**
 * PostgreSQL refuses to run as root. As root, this is the owner of the data that is there already, else a known
 * unprivileged account, else one that is created. As an ordinary user there is nothing to choose.
 */
export function serviceUser(existingData: string): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(existingData)) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
  }
  const known = NAMES.map(accountOf).find((account) => account !== null);
  return known ?? createAccount() ?? accountOf('nobody') ?? noAccount();
}

function accountOf(name: string): ServiceUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function createAccount(): ServiceUser | null {
  const commands: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'pacta']],
    ['adduser', ['-S', '-D', '-H', 'pacta']], // BusyBox
  ];
  for (const [command, options] of commands) {
    try {
      execFileSync(command, options, { stdio: 'ignore' });
      return accountOf('pacta');
    } catch {
      // not this system's command: the next one
    }
  }
  return null;
}

function noAccount(): never {
  throw new Error(
    'PostgreSQL does not run as root and no unprivileged account could be made: start Pacta as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether `user` may walk through every folder that leads to `path` (the path itself need not exist). */
export function canReach(user: ServiceUser, path: string): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayEnter(user, folder)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(user: ServiceUser, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
