import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPatches, ROOT } from './patches.mjs';

/*
 * `npm run planted`: plants each defect of this folder in a copy of the sources, runs the tests that its patch names, and
 * wants at least one of them red. Before that the same tests are green without any defect.
 */

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, help: { type: 'boolean' } },
});
if (options.help) {
  process.stdout.write('npm run planted -- [--only NAME]\n');
  process.exit(0);
}

/** In minutes, for one run of tests. */
const LONGEST = 10;

const patches = readPatches().filter(({ name }) => name.includes(options.only));
if (patches.length === 0) throw new Error(`No defect is named ${options.only}.`);
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

/** All the tests that any patch names, without a defect. */
async function checkGreen() {
  const specs = [...new Set(patches.flatMap((patch) => patch.specs))];
  const green = await runTests({ specs, tests: null });
  if (green === null) throw new Error('The tests do not run.');
  if (green.messages.length > 0) throw new Error(`Not green without a defect:\n${green.messages.join('\n')}`);
  process.stdout.write(`${green.passed} tests in ${specs.length} files are green without a defect\n\n`);
}

makeCopy();
await checkGreen();
let missed = 0;
for (const patch of patches) {
  const verdict = await judge(patch);
  if (!verdict.startsWith('caught')) missed += 1;
  process.stdout.write(`${patch.name.padEnd(34)}  ${verdict.padEnd(20)}  ${patch.what}\n`);
}
process.stdout.write(`\n${patches.length - missed} of ${patches.length} planted defects are caught\n`);
process.exit(missed === 0 ? 0 : 1);
