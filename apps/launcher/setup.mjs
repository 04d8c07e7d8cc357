import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildWeb } from '../web/build/build-web.mjs';
import { build } from './build.mjs';
import { installPackages } from './install.mjs';
import { whenParentDies } from './parent.mjs';

/*
 * What every npm script of ours goes through: `setup.mjs <command> [arguments]`. Installs, builds, then runs the
 * command with its arguments and gives back its exit code. Plain JavaScript without a package: it runs before any
 * package is there.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const OLDEST_NODE = [20, 19];

/** The script behind each command, from the root of the repository. */
const COMMANDS = {
  start: 'dist/apps/launcher/main.js',
  test: 'node_modules/jest/bin/jest.js',
  pacta: 'dist/apps/cli/main.js',
  bench: 'dist/test/load/main.js',
  prove: 'dist/test/proof/main.js',
  faults: 'dist/test/faults/main.js',
  tamper: 'dist/test/tamper/main.js',
  lives: 'dist/test/lives/main.js',
  screens: 'dist/test/screens/main.js',
  schema: 'dist/apps/launcher/write-schema.js',
  openapi: 'dist/apps/api/write-openapi.js',
  build: null,
};

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Error(
    `Pacta needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}: install a newer one.`,
  );
}

/** One at a time: two commands that install or build into the same folder would spoil each other's work. */
async function exclusively(work) {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const lock = join(ROOT, 'dist', '.setup.pid');
  for (let said = false; !tryLock(lock); said = true) {
    if (!said) process.stderr.write('Waiting for another command that is setting up …\n');
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = Number(readFileSync(lock, 'utf8'));
  try {
    if (owner > 0) process.kill(owner, 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(lock, { force: true }); // its owner was killed: the next try gets it
  }
  return false;
}

/** Runs the command to its end; signals that reach us are for it. @returns its exit code, 128 + n after signal n. */
function run(command, options) {
  // The channel lets the launcher notice that we were killed.
  const stdio = ['inherit', 'inherit', 'inherit', ...(command === 'start' ? ['ipc'] : [])];
  const child = spawn(process.execPath, ['--enable-source-maps', COMMANDS[command], ...options], { cwd: ROOT, stdio });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (command === 'start') whenParentDies(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGKILL' ? 137 : 143)),
    );
  });
}

async function main([command, ...options]) {
  if (!Object.hasOwn(COMMANDS, command ?? '')) {
    throw new Error(`Say what to run: ${Object.keys(COMMANDS).join(', ')}.`);
  }
  checkNode();
  await exclusively(async () => {
    await installPackages(ROOT);
    await build(ROOT);
    await buildWeb(ROOT);
  });
  return COMMANDS[command] === null ? 0 : run(command, options);
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
