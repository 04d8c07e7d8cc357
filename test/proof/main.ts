import { parseArgs } from 'node:util';
import { Databases } from '../load/database.js';
import { proveDates } from './dates.js';
import type { Finding } from './finding.js';
import { proveRecipients } from './recipients.js';
import { ZONES } from './zones.js';

/*
 * `npm run prove`: the days, hours and recipients of mails against calculations that share no code with Pacta. See
 * docs/proofs.md.
 */

const HELP = `npm run prove -- [options]

  --quick      a fiftieth of it
  --seed N     the same samples once more
`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else process.exitCode = (await prove(values.quick ? 50 : 1, seedOf(values.seed))) ? 0 : 1;

function seedOf(text: string | undefined): number {
  const seed = text === undefined ? Date.now() % 1_000_000 : Number(text);
  if (!Number.isSafeInteger(seed)) throw new Error('--seed takes a whole number.');
  return seed;
}

async function prove(part: number, seed: number): Promise<boolean> {
  process.stdout.write(`seed ${seed}, time zone data: ours ${process.versions['tz'] ?? 'unknown'}\n`);
  const databases = await Databases.start();
  try {
    const url = await databases.create('proof');
    const dates = await told(`days and hours of mails in ${ZONES.length} zones`, () =>
      proveDates(url, { perZone: 25_000 / part, seed }),
    );
    const recipients = await told('hostile names and addresses', () => proveRecipients({ count: 10_000 / part, seed }));
    return [dates, recipients].every(({ wrong }) => wrong.length === 0);
  } finally {
    await databases.remove();
  }
}

async function told(what: string, work: () => Promise<Finding>): Promise<Finding> {
  const began = performance.now();
  const finding = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${what}: ${finding.compared} compared, ${finding.wrong.length} different, ${seconds} s\n`);
  for (const one of finding.wrong.slice(0, 20)) process.stdout.write(`  ${one}\n`);
  return finding;
}
