import { parseArgs } from 'node:util';
import { Random } from '../faults/random.js';
import { Databases } from '../load/database.js';
import { verifyHonest, writeHonestly } from './honest.js';
import { TamperRegister } from './register.js';
import { tamper } from './tamper.js';

/*
 * `npm run tamper`: random edits of the history made straight in the database, every one of which has to be found and named
 * after the next checkpoint; and honest events, in which nothing may be found. On a database of its own.
 */

const HELP = `npm run tamper -- [options]

  --edits N    edits (10000)
  --honest N   honest events by several writers at once (0; a million take some minutes)
  --seed N     of the randomness (any); printed, so that a run can be repeated
`;

/** A run that hangs must not hang for ever. */
const LONGEST_MINUTES = 60;

const say = (text: string) => process.stdout.write(`${text}\n`);

async function runEdits(databases: Databases, { edits, random }: { edits: number; random: Random }): Promise<boolean> {
  const register = await TamperRegister.open(await databases.create('tampered'));
  try {
    await register.fill();
    const began = performance.now();
    const { made, refused, missed } = await tamper(register, edits, random);
    for (const [name, count] of Object.entries(made)) say(`${String(count).padStart(6)}  ${name}`);
    for (const { edit, what, findings } of missed.slice(0, 20))
      say(`MISSED  ${edit}: ${what}\n  ${findings.join('\n  ')}`);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    say(`${edits} edits in ${seconds} s: ${edits - missed.length} found and named, ${missed.length} missed;`);
    say(`in ${refused} cases no next checkpoint was signed, because it would have contradicted the last.`);
    return missed.length === 0;
  } finally {
    await register.close();
  }
}

async function runHonest(
  databases: Databases,
  { events, random }: { events: number; random: Random },
): Promise<boolean> {
  const register = await TamperRegister.open(await databases.create('honest'));
  try {
    const began = performance.now();
    await writeHonestly(register, events, random);
    say(`${events} honest events written in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    await databases.run(databases.urlOf('honest'), 'VACUUM ANALYZE');
    const { seconds, found, leaves } = await verifyHonest(register);
    say(`${leaves} events verified in ${seconds.toFixed(1)} s: ${found} findings`);
    return found === 0 && leaves === events;
  } finally {
    await register.close();
  }
}

interface Options {
  edits: number;
  honest: number;
  seed: number;
}

/** @returns null where there is something to read first */
function readOptions(): Options | null {
  const option = (fallback: number) => ({ type: 'string', default: String(fallback) }) as const;
  const anySeed = Math.floor(Math.random() * 2 ** 31);
  const options = {
    edits: option(10_000),
    honest: option(0),
    seed: option(anySeed),
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  const numbers = { edits: Number(values.edits), honest: Number(values.honest), seed: Number(values.seed) };
  const isUsable = Object.values(numbers).every((value) => Number.isSafeInteger(value) && value >= 0);
  return isUsable && values.help !== true ? numbers : null;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    process.stdout.write(HELP);
    return 2;
  }
  const { edits, honest: events, seed } = options;
  say(`seed ${seed}`);
  const databases = await Databases.start();
  const end = (code: number) => void databases.remove().finally(() => process.exit(code));
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));
  setTimeout(() => end(1), LONGEST_MINUTES * 60_000).unref();
  try {
    const random = new Random(seed);
    const isFound = edits === 0 || (await runEdits(databases, { edits, random }));
    const isQuiet = events === 0 || (await runHonest(databases, { events, random }));
    return isFound && isQuiet ? 0 : 1;
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
