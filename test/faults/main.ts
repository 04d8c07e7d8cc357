import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#platform';
import { Child } from '../load/child.js';
import { COMPANY } from './company.js';
import { KILLED } from './killed.js';
import { KILLS } from './kills.js';
import { MAIL_SERVER } from './mail-server.js';
import { NotTried, OUTAGES } from './outages.js';
import { RACES } from './races.js';
import type { Scenario } from './scenario.js';
import { PostgresServer, RedisServer } from './servers.js';
import { type Backend, type Equipment, Stage } from './stage.js';
import { isHeld, type Outcome, table } from './verdict.js';

/*
 * `npm run faults`: what becomes of mails when everything around them fails. Processes of the product as they are, a
 * PostgreSQL and a Redis of this run alone, a mail server that knows what it took, and a driver that knows what is owed.
 * See docs/faults.md.
 */

const SCENARIOS: readonly Scenario[] = [...KILLS, ...KILLED, ...MAIL_SERVER, ...OUTAGES, ...RACES, ...COMPANY];

const HELP = `npm run faults -- [options]

  --quick         the bounded form that CI runs; with --only, of whatever is named
  --only NAME     scenarios whose name begins so: ${SCENARIOS.map(({ name }) => name).join(', ')}
  --seed N        the moments of an earlier run
  --json FILE     where the figures go (faults-results.json in the data folder)
`;

/** In minutes; a run that hangs must not hang for ever. */
const LONGEST = { quick: 5, full: 120 };

interface Options {
  quick: boolean;
  only: string;
  seed: number;
  json: string;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      seed: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  if (!SCENARIOS.some(({ name }) => name.startsWith(values.only))) throw new Error(`Nothing is named ${values.only}.`);
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number.');
  return { ...values, seed, json: values.json ?? join(readEnvironment().PACTA_DATA_DIR, 'faults-results.json') };
}

/** What has to end, whatever happens. */
class Started {
  private readonly children: Child[] = [];
  postgres: PostgresServer | null = null;
  redis: RedisServer | null = null;

  readonly add = (child: Child): Child => {
    this.children.push(child);
    return child;
  };

  private kill(): void {
    for (const child of this.children) {
      child.signal('SIGCONT');
      child.kill();
    }
  }

  async end(): Promise<void> {
    this.kill();
    await this.redis?.remove();
    await this.postgres?.remove();
    this.kill(); // what the scenario under way has started meanwhile
  }
}

const say = (text: string) => process.stderr.write(`${text}\n`);

async function prepare({ seed, quick }: Options, started: Started): Promise<Equipment> {
  const postgres = (started.postgres = await PostgresServer.start());
  const redis = (started.redis = await RedisServer.start());
  if (!redis) say('There is no redis-server: the queue on Redis is left out.');
  const shipping = started.add(
    new Child({ script: 'test/load/ship-rules.js', environment: { DATABASE_URL: await postgres.create('template') } }),
  );
  await shipping.hear(60);
  await shipping.stop();
  return { postgres, redis, seed, quick, add: started.add };
}

async function play(scenario: Scenario, equipment: Equipment, backend: Backend): Promise<Outcome> {
  const began = performance.now();
  const stage = await Stage.set(equipment, backend);
  const told = { scenario: scenario.name, backend, mails: 0, faults: 0, seconds: 0 };
  let outcome: Outcome;
  try {
    const figures = await scenario.play(stage);
    outcome = { ...told, mails: stage.owed.size, faults: stage.faults, figures };
  } catch (error) {
    const isLeftOut = error instanceof NotTried;
    const figures = isLeftOut ? [] : [{ name: 'cut off', value: 1, limit: 0 }];
    outcome = { ...told, figures, note: `${isLeftOut ? 'not tried, ' : ''}${(error as Error).message}` };
  } finally {
    await stage.strike();
  }
  return { ...outcome, seconds: (performance.now() - began) / 1000 };
}

async function run(options: Options, started: Started): Promise<Outcome[]> {
  const equipment = await prepare(options, started);
  const outcomes: Outcome[] = [];
  for (const scenario of SCENARIOS.filter(({ name }) => name.startsWith(options.only))) {
    for (const backend of options.quick && options.only === '' ? scenario.quick : scenario.backends) {
      if (backend === 'Redis' && !equipment.redis) continue;
      const outcome = await play(scenario, equipment, backend);
      outcomes.push(outcome);
      say(table([outcome]).split('\n')[1] ?? '');
    }
  }
  return outcomes;
}

function write({ json, seed, quick }: Options, outcomes: readonly Outcome[]): void {
  mkdirSync(dirname(json), { recursive: true });
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
  const content = { measuredAt: new Date().toISOString(), seed, quick, machine, outcomes };
  writeFileSync(json, `${JSON.stringify(content, null, 2)}\n`);
}

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    process.stdout.write(HELP);
    return 0;
  }
  process.stdout.write(`Seed ${options.seed}\n`);
  const started = new Started();
  const cutOff = (reason: string, code: number) => {
    say(reason);
    void started.end().finally(() => process.exit(code));
  };
  process.once('uncaughtException', (error) => cutOff(String(error.stack), 1));
  process.once('SIGINT', () => cutOff('Interrupted.', 130));
  process.once('SIGTERM', () => cutOff('Interrupted.', 143));
  const minutes = options.quick ? LONGEST.quick : LONGEST.full;
  setTimeout(() => cutOff(`Not done after ${minutes} minutes.`, 1), minutes * 60_000).unref();
  try {
    const outcomes = await run(options, started);
    write(options, outcomes);
    process.stdout.write(`${table(outcomes)}\n\nSeed ${options.seed}. Written to ${options.json}\n`);
    return outcomes.every(isHeld) ? 0 : 1;
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
