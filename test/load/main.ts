import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#platform';
import { measureImport, measurePlan } from './batches.js';
import { Child } from './child.js';
import { Databases } from './database.js';
import { measureDigests } from './digests.js';
import { CONNECTIONS } from './measure.js';
import { measureMails } from './mails.js';
import { measureRequests } from './requests.js';
import { judge, type Judged, type Line, table } from './table.js';

/*
 * `npm run bench`: how fast Pacta is beside the bare libraries that it stands on, on a database of its own. See
 * docs/performance.md.
 */

const PARTS = ['requests', 'mails', 'digests', 'plan', 'import'] as const;
type Part = (typeof PARTS)[number];

const HELP = `npm run bench -- [options]

  --quick         a short run on a smaller register: shows that it works, no figures to quote
  --only NAME     ${PARTS.join(', ')}
  --json FILE     where the figures go (bench-results.json in the data folder)
  --profile DIR   also write CPU profiles of our processes there
`;

/** In minutes; a run that hangs must not hang for ever. */
const LONGEST = 12;

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

async function run({ quick, only, profile }: Options, started: Started): Promise<Judged[]> {
  const say = (text: string) => process.stderr.write(`${text} …\n`);
  say('starting a database');
  const databases = (started.databases = await Databases.start());
  const environment = { DATABASE_URL: await databases.create('empty') };
  const shipping = started.add(new Child({ script: 'test/load/ship-rules.js', environment }));
  await shipping.hear(30);
  await shipping.stop();
  const nodeOptions = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const common = { databases, rounds: quick ? 1 : 3, start: started.add, nodeOptions };
  const terms = { ...common, template: 'empty' };
  const measurements: Record<Part, () => Promise<Line[]>> = {
    requests: () =>
      measureRequests({
        ...common,
        ...(quick ? { seconds: 1, writes: 50 } : { seconds: 2, writes: 300 }),
        ...{ commitments: 10_000, say },
      }),
    mails: async () => [await measureMails({ ...terms, count: quick ? 300 : 3_000 })],
    digests: async () => [await measureDigests({ ...terms, commitments: quick ? 5_000 : 100_000 })],
    plan: () => measurePlan({ ...terms, count: quick ? 5_000 : 100_000 }),
    import: async () => [await measureImport({ ...terms, count: quick ? 500 : 10_000 })],
  };
  const lines: Line[] = [];
  for (const part of PARTS.filter((one) => only === undefined || only === one)) {
    say(`measuring: ${part}`);
    lines.push(...(await measurements[part]()));
  }
  return lines.map(judge);
}

function write(file: string, lines: readonly Judged[], quick: boolean): void {
  mkdirSync(dirname(file), { recursive: true });
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
  const content = { measuredAt: new Date().toISOString(), quick, machine, connections: CONNECTIONS, lines };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stdout.write(HELP);
    return 0;
  }
  const started = new Started();
  const cutOff = (reason: string, code: number) => {
    process.stderr.write(`${reason}\n`);
    void started.end().finally(() => process.exit(code));
  };
  process.once('SIGINT', () => cutOff('Interrupted.', 130));
  process.once('SIGTERM', () => cutOff('Interrupted.', 143));
  setTimeout(() => cutOff(`Not done after ${LONGEST} minutes.`, 1), LONGEST * 60_000).unref();
  try {
    const lines = await run(options, started);
    write(options.json, lines, options.quick);
    process.stdout.write(`${table(lines)}\n\nWritten to ${options.json}\n`);
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
