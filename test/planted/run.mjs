import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPatches, ROOT } from './patches.mjs';

/*
 * `npm run planted`: plants each defect of this folder in a copy of the sources, runs the tests that its patch names, and
 * wants at least one of them red. Before that the same tests are green without any defect. A line each, as it is known.
 */

const HELP = `npm run planted -- [options]

  --only NAME     defects whose name contains it
  --from NAME     those from here on, in the order of their names: to go on with a run that was cut off
`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    from: { type: 'string', default: '' },
    help: { type: 'boolean' },
  },
});
if (options.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

/** In minutes, for one run of tests. */
const LONGEST = 10;

const patches = readPatches().filter(({ name }) => name.includes(options.only) && name >= options.from);
if (patches.length === 0) throw new Error(`No defect is named ${options.only || options.from}.`);
const copy = mkdtempSync(join(tmpdir(), 'pacta-planted-'));
let running = null;
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (running) {
      running.kill(signal);
      await once(running, 'exit');
    }
    process.exit(1);
  });
}

function git(...parameters) {
  return execFileSync('git', parameters, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The sources as they lie here, committed or not. */
function makeCopy() {
  const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of tracked.toString().split('\0').filter(Boolean)) {
    if (!existsSync(join(ROOT, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  git('init', '-q');
}

/** @returns how many tests passed and failed; null when they did not run at all */
async function runTests({ specs, tests }) {
  const result = join(copy, 'result.json');
  rmSync(result, { force: true });
  const pattern = tests === null ? [] : ['--testNamePattern', tests];
  const jest = join(copy, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = [
    '--runInBand',
    '--silent',
    '--json',
    '--outputFile',
    result,
    ...pattern,
    '--runTestsByPath',
    ...specs,
  ];
  running = spawn(process.execPath, [jest, ...options], { cwd: copy, stdio: 'ignore', timeout: LONGEST * 60_000 });
  await once(running, 'exit');
  running = null;
  if (!existsSync(result)) return null;
  const report = JSON.parse(readFileSync(result, 'utf8'));
  const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites } = report;
  const messages = report.testResults.map(({ message }) => message).filter(Boolean);
  // A suite that cannot be loaded proves nothing.
  return passed + failed === 0 ? null : { passed, failed, broken: numFailedTestSuites > 0 && failed === 0, messages };
}

async function judge(patch) {
  try {
    git('apply', patch.path);
  } catch {
    return 'DOES NOT APPLY';
  }
  try {
    const planted = await runTests(patch);
    if (planted === null || planted.broken) return 'DOES NOT RUN with it';
    return planted.failed > 0 ? `caught by ${planted.failed} of ${planted.passed + planted.failed}` : 'NOT CAUGHT';
  } finally {
    git('apply', '--reverse', patch.path);
  }
}

/** The tests that any patch names, without a defect: file by file, so that each runs what is named in it and no more. */
async function checkGreen() {
  const specs = [...new Set(patches.flatMap((patch) => patch.specs))];
  let passed = 0;
  for (const [at, spec] of specs.entries()) {
    const patterns = patches.filter((patch) => patch.specs.includes(spec)).map(({ tests }) => tests ?? '.');
    say(`green, ${at + 1} of ${specs.length}: ${spec} …`);
    const green = await runTests({ specs: [spec], tests: [...new Set(patterns)].join('|') });
    if (green === null) throw new Error(`The tests of ${spec} do not run.`);
    if (green.messages.length > 0) throw new Error(`Not green without a defect:\n${green.messages.join('\n')}`);
    passed += green.passed;
  }
  process.stdout.write(`${passed} tests in ${specs.length} files are green without a defect\n\n`);
}

/** What is under way; the results alone go to standard output. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

const began = performance.now();
const seconds = (since) => `${Math.round((performance.now() - since) / 1000)} s`;
makeCopy();
await checkGreen();
const missed = [];
for (const [at, patch] of patches.entries()) {
  say(`planted, ${at + 1} of ${patches.length}: ${patch.name} …`);
  const since = performance.now();
  const verdict = await judge(patch);
  if (!verdict.startsWith('caught')) missed.push(patch.name);
  process.stdout.write(
    `${patch.name.padEnd(34)}  ${verdict.padEnd(20)}  ${seconds(since).padStart(5)}  ${patch.what}\n`,
  );
}
process.stdout.write(
  `\n${patches.length - missed.length} of ${patches.length} planted defects are caught, in ${seconds(began)}\n`,
);
if (missed.length > 0) process.stdout.write(`Not caught: ${missed.join(', ')}\n`);
process.exit(missed.length === 0 ? 0 : 1);
