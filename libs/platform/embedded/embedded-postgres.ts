import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { prepareDataFolder } from './data-folder.js';
import { freePort, portIsFree } from './ports.js';
import { dropStalePidFile, runningPostmaster, stopPostmaster } from './postmaster.js';
import { clusterVersion, type ServerFiles, serverFiles } from './server-files.js';

export interface EmbeddedOptions {
  /** The folder that holds the data; made when it is not there. */
  home: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** `name=value` settings of PostgreSQL on top of ours. */
  settings?: readonly string[];
}

export interface EmbeddedPostgres {
  /** Connection string of the maintenance database, as superuser. */
  adminUrl: string;
  pid: number;
  /** False when the server ran already. */
  started: boolean;
  /** Something the operator should know, or null. */
  notice: string | null;
  /** Fast shutdown, and waits for it. */
  stop(): Promise<void>;
}

/** Enough memory for a register on a laptop; write-ahead log that is not let grow to a gigabyte; loopback only. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'shared_buffers=192MB',
  'max_wal_size=512MB',
  'min_wal_size=64MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=150',
  'log_timezone=UTC',
];

const START_SECONDS = 60;

/**
 * Starts PostgreSQL on the data in `home`, or finds the one that runs there already (left by a process that was
 * killed, or kept by another command). The server is its own process group: a terminal's Ctrl-C does not reach it
 * before those who use it have closed.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  prepareDataFolder(options.home);
  const files = serverFiles(options.home);
  for (let attempt = 0; attempt < 3; attempt++) {
    const running = await reuse(files);
    if (running) return running;
    if (await start(files, options)) return handle(files, true);
  }
  throw new Error(`PostgreSQL did not start. The end of ${files.log}:\n${logTail(files.log)}`);
}

/** The server that runs on the data in `home`, or null. Starts nothing. */
export async function findEmbeddedPostgres(home: string): Promise<EmbeddedPostgres | null> {
  if (!existsSync(home)) return null;
  return reuse(serverFiles(home));
}

/** Stops the server on the data in `home` and removes everything there, wherever it lies. For tests and their like. */
export async function removeEmbeddedPostgres(home: string): Promise<void> {
  const { cluster, shelter } = serverFiles(home);
  await stopPostmaster(cluster);
  for (const folder of [cluster, shelter, home]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function reuse(files: ServerFiles): Promise<EmbeddedPostgres | null> {
  if (runningPostmaster(files.cluster) === null || !existsSync(files.access)) return null;
  const up = await waitUntilReady(files);
  return up ? handle(files, false) : null;
}

function handle(files: ServerFiles, started: boolean): EmbeddedPostgres {
  const server = runningPostmaster(files.cluster);
  if (server === null) throw new Error(`PostgreSQL stopped at once. The end of ${files.log}:\n${logTail(files.log)}`);
  return {
    adminUrl: `postgres://postgres:${readPassword(files)}@127.0.0.1:${server.port}/postgres`,
    pid: server.pid,
    started,
    notice: files.notice,
    stop: () => stopPostmaster(files.cluster),
  };
}

/** @returns false when another process started a server on the same data in the same moment. */
async function start(files: ServerFiles, options: EmbeddedOptions): Promise<boolean> {
  if (clusterVersion(files.cluster) === null) initialise(files);
  checkOwnership(files);
  dropStalePidFile(files.cluster);
  const port = await choosePort(options.port ?? 0);
  const log = openSync(files.log, 'a', 0o600);
  const settings = [...SETTINGS, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]);
  const child = spawn(join(files.binaries, 'bin', 'postgres'), ['-D', files.cluster, '-p', String(port), ...settings], {
    ...processOptions(files),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  return waitUntilReady(files, child);
}

function processOptions(files: ServerFiles): SpawnOptions {
  const { PATH, LD_LIBRARY_PATH, TMPDIR } = process.env;
  return { cwd: '/', env: { PATH, LD_LIBRARY_PATH, TMPDIR, LC_ALL: 'C.UTF-8' }, ...files.user };
}

/** Made aside and renamed when complete, so that a start that was killed half-way leaves nothing that looks whole. */
function initialise(files: ServerFiles): void {
  const half = `${files.cluster}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(dirname(half), { recursive: true, mode: 0o711 });
  mkdirSync(half, { mode: 0o700 });
  const password = randomBytes(18).toString('hex');
  const passwordFile = `${half}.password`;
  rmSync(passwordFile, { force: true });
  const descriptor = openSync(passwordFile, 'wx', 0o600);
  writeFileSync(descriptor, `${password}\n`);
  if (files.user) {
    fchownSync(descriptor, files.user.uid, files.user.gid);
    chownSync(half, files.user.uid, files.user.gid);
  }
  closeSync(descriptor);
  try {
    runInitdb(files, half, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(files.access, `${JSON.stringify({ password })}\n`, { mode: 0o600 });
  chmodSync(files.access, 0o600);
  renameSync(half, files.cluster);
}

function runInitdb(files: ServerFiles, folder: string, passwordFile: string): void {
  const options = ['-D', folder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  try {
    execFileSync(join(files.binaries, 'bin', 'initdb'), [...options, ...locale], {
      ...processOptions(files),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    throw new Error(`PostgreSQL could not prepare its data in ${files.cluster}.`, { cause: error });
  }
}

function checkOwnership(files: ServerFiles): void {
  if (files.user === null && process.getuid && statSync(files.cluster).uid !== process.getuid()) {
    throw new Error(
      `The data in ${files.cluster} belong to another user of this machine: start Pacta as that user, or set PACTA_DATA_DIR to a folder of your own.`,
    );
  }
  if (!existsSync(files.access)) {
    throw new Error(
      `${files.access} with the database's password is missing: put it back, or set PACTA_DATA_DIR to a new folder.`,
    );
  }
}

async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return freePort();
  if (await portIsFree(wanted)) return wanted;
  throw new Error(
    `Port ${wanted} for PostgreSQL is taken: set PACTA_POSTGRES_PORT to another one, or to 0 for any free port.`,
  );
}

async function waitUntilReady(files: ServerFiles, child?: ChildProcess): Promise<boolean> {
  let ended = false;
  child?.once('exit', () => (ended = true));
  child?.once('error', () => (ended = true));
  for (let tick = 0; tick < START_SECONDS * 40; tick++) {
    await sleep(25);
    const server = runningPostmaster(files.cluster);
    if (ended || (!child && server === null)) return false;
    if (server?.ready && (!child || server.pid === child.pid) && (await accepts(files, server.port))) return true;
  }
  throw new Error(`PostgreSQL was not ready after ${START_SECONDS} s. The end of ${files.log}:\n${logTail(files.log)}`);
}

async function accepts(files: ServerFiles, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: readPassword(files),
    database: 'postgres',
  });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw new Error(`${files.access} does not fit the database in ${files.cluster}: put the right file back.`, {
        cause: error,
      });
    }
    return false;
  }
}

function readPassword(files: ServerFiles): string {
  const content: unknown = JSON.parse(readFileSync(files.access, 'utf8'));
  if (typeof content === 'object' && content !== null && 'password' in content) return String(content.password);
  throw new Error(`${files.access} is damaged: it ought to hold the database's password.`);
}

function logTail(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(there is none)';
}
