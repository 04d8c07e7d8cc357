import { parseArgs } from 'node:util';
import { Databases } from '../load/database.js';
import { liveOnce } from './run-life.js';
import { Stage } from './stage.js';

/*
 * `npm run lives`: random lives of commitments through the API, several actors at once, against a model that shares no
 * code with Pacta. See docs/proofs.md.
 */

const HELP = `npm run lives -- [options]

  --lives N     how many (1000)
  --seed N      of the first; the others have the numbers after it, so that one comes again with --seed and --lives 1
  --minutes N   ends after so many, whatever is left
  --as-it-went  tells a life that goes wrong with all its steps, which does not take as long
  --keep-going  does not end with the first life that goes wrong
`;

interface Options {
  lives: number;
  seed: number;
  minutes: number;
  keepGoing: boolean;
  asItWent: boolean;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      lives: { type: 'string', default: '1000' },
      seed: { type: 'string' },
      minutes: { type: 'string', default: '240' },
      'as-it-went': { type: 'boolean', default: false },
      'keep-going': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    lives: whole('lives', values.lives),
    seed: values.seed === undefined ? Date.now() % 1_000_000_000 : whole('seed', values.seed),
    minutes: whole('minutes', values.minutes),
    keepGoing: values['keep-going'],
    asItWent: values['as-it-went'],
  };
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`--${name} takes a whole number.`);
  return number;
}

/** A PostgreSQL of this run alone; what it would lose with a power cut is not looked at here. */
async function openStage(databases: Databases): Promise<Stage> {
  process.env['PGOPTIONS'] = '-c synchronous_commit=off';
  const template = new URL(await databases.create('lives'));
  process.env['PACTA_TEST_TEMPLATE'] = 'lives';
  process.env['PACTA_TEST_ADMIN_URL'] = Object.assign(template, { pathname: '/postgres' }).href;
  return Stage.set();
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const TOLD_EVERY = 100;

async function liveAll(stage: Stage, { lives, seed, minutes, keepGoing, asItWent }: Options): Promise<boolean> {
  const began = performance.now();
  let [done, wrong] = [0, 0];
  const seconds = () => (performance.now() - began) / 1_000;
  while (done < lives && seconds() < minutes * 60 && (wrong === 0 || keepGoing)) {
    const fault = await liveOnce(stage, seed + done, { asItWent });
    done += 1;
    if (fault !== null) {
      wrong += 1;
      say(`\n${fault}\n\nAgain: npm run lives -- --seed ${seed + done - 1} --lives 1\n`);
    }
    if (done % TOLD_EVERY === 0) say(`${done} lives, ${wrong} wrong, ${(done / seconds()).toFixed(1)} a second`);
  }
  const { steps, requests } = stage.counted;
  say(
    `${done} lives from seed ${seed}, ${steps} steps, ${requests} requests, ${wrong} wrong, ${seconds().toFixed(0)} s`,
  );
  return wrong === 0;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    process.stdout.write(HELP);
    return 0;
  }
  say(`seed ${options.seed}`);
  const databases = await Databases.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      // Whatever is under way loses its database.
      process.on('uncaughtException', () => undefined);
      void databases.remove().finally(() => process.exit(1));
    });
  }
  try {
    const stage = await openStage(databases);
    try {
      return (await liveAll(stage, options)) ? 0 : 1;
    } finally {
      await stage.strike();
    }
  } finally {
    await databases.remove();
  }
}

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
