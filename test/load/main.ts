import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#platform';
import { appendTable, type JudgedAppend, measureAppends } from './appends.js';
import { measureImport, measurePlan } from './batches.js';
import { bulkTable, type JudgedBulk, measureBulk } from './bulk.js';
import { Child } from './child.js';
import { Databases } from './database.js';
import { measureComparisons } from './comparisons.js';
import { measureDigests } from './digests.js';
import { growthTable, judgeGrowth, type JudgedGrowth } from './growth.js';
import { CONNECTIONS } from './measure.js';
import { measureMails } from './mails.js';
import { measureTables } from './measures.js';
import { measureRequests } from './requests.js';
import { type JudgedScreen, measureScreens, screensTable } from './screens.js';
import { measureSweeps } from './sweeps.js';
import { measureUpdates } from './updates.js';
import { judge, type Judged, type Line, table } from './table.js';

/*
 * `npm run bench`: how fast Pacta is beside the bare libraries that it stands on, on a database of its own. See
 * docs/performance.md.
 */

/** Beside the bare libraries. */
const COMPARED = ['requests', 'as-of', 'mails', 'digests', 'measures', 'comparison', 'plan', 'import'] as const;
const REST = ['bulk', 'sweep', 'history', 'screens'] as const;
const PARTS = [...COMPARED, ...REST] as const;

const HELP = `npm run bench -- [options]

  --quick         a short run on a smaller register: shows that it works, no figures to quote
  --only NAME     ${PARTS.join(', ')}
  --json FILE     where the figures go (bench-results.json in the data folder)
  --profile DIR   also write CPU profiles of our processes there
`;

/** In minutes; a run that hangs must not hang for ever. */
const LONGEST = 40;

const QUICK = {
  bulk: { count: 200, rounds: 2, singleRounds: 1 },
  sweeps: 1,
  history: { rounds: 4, writes: 10 },
  screens: { commitments: 1_000, rounds: 1 },
};
const FULL = {
  bulk: { count: 1_000, rounds: 7, singleRounds: 2 },
  /** Each takes less than a second: more of them than of the other rounds. */
  sweeps: 11,
  history: { rounds: 8, writes: 25 },
  screens: { commitments: 10_000, rounds: 5 },
};

/** Occurrences, few and many. */
const STORED = { quick: { few: 10_000, many: 100_000 }, full: { few: 10_000, many: 1_000_000 } };
const storedOf = ({ quick }: Options) => (quick ? STORED.quick : STORED.full);

interface Options {
  quick: boolean;
  only: string | undefined;
  json: string;
  profile: string | undefined;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, only, json, profile, help } = values;
  if (only !== undefined && !PARTS.some((part) => part === only))
    throw new Error(`--only takes one of ${PARTS.join(', ')}.`);
  const file = json ?? join(readEnvironment().PACTA_DATA_DIR, 'bench-results.json');
  return help ? null : { quick, only, profile, json: file };
}

/** What has to end, whatever happens. */
class Started {
  private readonly children: Child[] = [];
  databases: Databases | null = null;

  readonly add = (child: Child): Child => {
    this.children.push(child);
    return child;
  };

  async end(): Promise<void> {
    for (const child of this.children) child.kill();
    await this.databases?.remove();
  }
}

interface Results {
  lines: Judged[];
  bulk: JudgedBulk[];
  growths: JudgedGrowth[];
  appends: JudgedAppend[];
  screens: JudgedScreen[];
}

const say = (text: string) => process.stderr.write(`${text} …\n`);

async function prepare({ quick, profile }: Options, started: Started) {
  say('starting a database');
  const databases = (started.databases = await Databases.start());
  const environment = { DATABASE_URL: await databases.create('empty') };
  const shipping = started.add(new Child({ script: 'test/load/ship-rules.js', environment }));
  await shipping.hear(30);
  await shipping.stop();
  const nodeOptions = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  return { databases, template: 'empty', rounds: quick ? 1 : 3, start: started.add, nodeOptions, say };
}

/** Measures part by part, and adds to the results as soon as one is done: a run that is cut off has those. */
async function run(options: Options, started: Started, results: Results): Promise<void> {
  const { quick, only } = options;
  const common = await prepare(options, started);
  const load = quick ? { seconds: 1, writes: 50 } : { seconds: 2, writes: 300 };
  const measurements: Record<(typeof COMPARED)[number], () => Promise<Line[]>> = {
    requests: () => measureRequests({ ...common, ...load, commitments: 10_000 }),
    'as-of': async () => [
      ...(await measureRequests({ ...common, ...load, commitments: 10_000, past: true })),
      await measureUpdates({ ...common, updates: quick ? 500 : 5_000 }),
    ],
    mails: () => measureMails({ ...common, count: quick ? 300 : 10_000 }),
    digests: async () => [await measureDigests({ ...common, commitments: quick ? 5_000 : 100_000 })],
    measures: () => measureTables({ ...common, rounds: quick ? 2 : 5, sizes: quick ? [2_000] : [10_000, 100_000] }),
    comparison: () => measureComparisons({ ...common, rounds: quick ? 1 : 3, size: quick ? 2_000 : 100_000 }),
    plan: () => measurePlan({ ...common, count: quick ? 5_000 : 100_000 }),
    import: async () => [await measureImport({ ...common, count: quick ? 500 : 10_000 })],
  };
  const isAsked = (part: string) => only === undefined || only === part;
  for (const part of COMPARED.filter(isAsked)) {
    say(`measuring: ${part}`);
    results.lines.push(...(await measurements[part]()).map(judge));
  }
  const rest = restOf(common, options, results);
  for (const part of REST.filter(isAsked)) await rest[part]();
}

/** What has figures of its own. */
function restOf(
  common: Awaited<ReturnType<typeof prepare>>,
  options: Options,
  results: Results,
): Record<(typeof REST)[number], () => Promise<void>> {
  const sizes = options.quick ? QUICK : FULL;
  return {
    bulk: async () => {
      results.bulk = await measureBulk({ ...common, ...sizes.bulk, commitments: 10_000 });
    },
    sweep: async () => {
      const terms = { ...common, rounds: sizes.sweeps, stored: storedOf(options) };
      results.growths = (await measureSweeps(terms)).map(judgeGrowth);
    },
    history: async () => {
      results.appends = await measureAppends({ ...common, ...sizes.history, commitments: 10_000 });
    },
    screens: async () => {
      results.screens = await measureScreens({ ...common, ...sizes.screens });
    },
  };
}

function write({ json, quick }: Options, results: Results): void {
  mkdirSync(dirname(json), { recursive: true });
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
  const content = { measuredAt: new Date().toISOString(), quick, machine, connections: CONNECTIONS, ...results };
  writeFileSync(json, `${JSON.stringify(content, null, 2)}\n`);
}

function textOf({ lines, bulk, growths, appends, screens }: Results, options: Options): string {
  const tables = [
    ...(lines.length > 0 ? [table(lines)] : []),
    ...(bulk.length > 0 ? [bulkTable(bulk)] : []),
    ...(growths.length > 0 ? [growthTable(growths, storedOf(options))] : []),
    ...(appends.length > 0 ? [appendTable(appends)] : []),
    ...(screens.length > 0 ? [screensTable(screens)] : []),
  ];
  return tables.join('\n\n');
}

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stdout.write(HELP);
    return 0;
  }
  const started = new Started();
  const results: Results = { lines: [], bulk: [], growths: [], appends: [], screens: [] };
  const tell = () => {
    write(options, results);
    process.stdout.write(`${textOf(results, options)}\n\nWritten to ${options.json}\n`);
  };
  const cutOff = (reason: string, code: number) => {
    process.stderr.write(`${reason}\n`);
    if (Object.values(results).some((part: readonly unknown[]) => part.length > 0)) tell();
    void started.end().finally(() => process.exit(code));
  };
  process.once('SIGINT', () => cutOff('Interrupted.', 130));
  process.once('SIGTERM', () => cutOff('Interrupted.', 143));
  setTimeout(() => cutOff(`Not done after ${LONGEST} minutes.`, 1), LONGEST * 60_000).unref();
  try {
    await run(options, started, results);
    tell();
    return 0;
  } finally {
    await started.end();
  }
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
