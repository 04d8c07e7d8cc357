import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '#platform';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded/embedded-postgres.js';
import { freePort } from '../platform/embedded/ports.js';
import { isAlive } from '../platform/embedded/postmaster.js';

/*
 * The services that one run of the tests shares, in a process of their own. It lives exactly as long as Jest does:
 * when the channel to Jest closes, for whatever reason, it stops what it started and removes the folder. Should it be
 * killed itself, the next run finds the folder with its process id and cleans up.
 */

const PREFIX = 'pacta-test-';

/*
 * Databases are made and dropped by the thousand, hundreds of files each: in memory that takes a fifth of the time of a
 * disk. Where a machine has no such place, or a container gives it 64 MB, the usual folder does.
 */
const MEMORY = '/dev/shm';
/** Bytes for the databases, logs and browser profiles of a whole run, and as much again. */
const ROOM = 6 * 2 ** 30;
/** Where a run may have left its folder: also one that took the room from those after it. */
const PLACES = [MEMORY, tmpdir()].filter((place) => existsSync(place));

function hasRoom(place: string): boolean {
  try {
    accessSync(place, constants.W_OK);
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=250'];

/** What a run of the tests needs to know; handed to Jest over the channel. */
interface Services {
  adminUrl: string;
  template: string;
  redisUrl: string | null;
  /** For whatever a test puts down: goes with the run. */
  folder: string;
}

const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), PREFIX));
const ownFolder = join(folder, 'tmp');
mkdirSync(ownFolder);
// As root, PostgreSQL runs under an account that has to walk through.
for (const path of [folder, ownFolder]) chmodSync(path, 0o711);
let redis: ChildProcess | null = null;
let external: { adminUrl: string; template: string } | null = null;

async function start(): Promise<Services> {
  writeFileSync(join(folder, 'owner.pid'), String(process.pid));
  const [database, redisUrl] = await Promise.all([startDatabase(), startRedis()]);
  return { ...database, redisUrl, folder: ownFolder };
}

async function startDatabase(): Promise<{ adminUrl: string; template: string }> {
  const given = process.env['TEST_DATABASE_URL'];
  const adminUrl = given ?? (await startEmbeddedPostgres({ home: folder, settings: QUICK })).adminUrl;
  const template = `pacta_template_${randomBytes(4).toString('hex')}`;
  if (given) external = { adminUrl, template };
  await query(adminUrl, `CREATE DATABASE ${template}`);
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  await migrate(url.href);
  return { adminUrl, template };
}

/** REDIS_URL, else a Redis of our own when the machine has one, else none. */
async function startRedis(): Promise<string | null> {
  const given = process.env['REDIS_URL'];
  if (given) return given;
  const port = await freePort();
  const data = join(folder, 'redis');
  mkdirSync(data);
  const options = { port, bind: '127.0.0.1', dir: data, save: '', appendonly: 'no', 'maxmemory-policy': 'noeviction' };
  const server = spawn(
    'redis-server',
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  redis = server;
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.once('exit', () => resolve(null));
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready to accept connections')) resolve(`redis://127.0.0.1:${port}`);
    });
  });
}

async function stop(): Promise<void> {
  redis?.kill('SIGKILL');
  if (external) await query(external.adminUrl, `DROP DATABASE IF EXISTS ${external.template} WITH (FORCE)`);
  await removeEmbeddedPostgres(folder);
}

/** Folders of runs whose keeper was killed: their server is stopped, the folder goes. */
async function cleanUpAfterKilledRuns(): Promise<void> {
  const folders = [...new Set(PLACES)].flatMap((place) => readdirSync(place).map((name) => join(place, name)));
  for (const old of folders.filter((path) => basename(path).startsWith(PREFIX))) {
    const pidFile = join(old, 'owner.pid');
    if (old === folder || !existsSync(pidFile) || isAlive(Number(readFileSync(pidFile, 'utf8')))) continue;
    await removeEmbeddedPostgres(old).catch(() => undefined);
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

let stopping: Promise<void> | null = null;
async function end(): Promise<never> {
  stopping ??= stop();
  await stopping.catch(() => undefined);
  process.exit();
}

process.on('disconnect', () => void end());
// Ctrl-C reaches the whole group: Jest decides when it is over, and the channel tells.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

try {
  await cleanUpAfterKilledRuns();
  process.send?.({ services: await start() });
} catch (error) {
  process.send?.({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  await sleep(100); // let the message leave
  await end();
}
