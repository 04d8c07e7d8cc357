import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../end-to-end/processes.js';
import { Random } from './random.js';
import { isHeld, judge, type Outcome } from './verdict.js';

describe('the judgement of a run', () => {
  const taken = (to: string, takenAt: number, messageId = 'one') => ({ to, messageId, readyAt: takenAt - 1, takenAt });
  const owed = new Map([
    ['a', 1_000],
    ['b', 2_000],
  ]);
  const faults = (mails: ReturnType<typeof taken>[], marked: string[] = []) =>
    judge(owed, { taken: mails, marked: new Set(marked) }, { doubled: 1, late: 5 })
      .filter(({ value, limit }) => value > limit)
      .map(({ name, value }) => `${name} ${value}`);
  const fine = [taken('a', 1_500), taken('b', 2_500)];

  it('finds nothing where everybody got one mail in time', () => expect(faults(fine)).toEqual([]));
  it.each([
    ['lost 1', fine.slice(1), []],
    ['early 1', [taken('a', 900), taken('b', 2_500)], []],
    ['to somebody else 1', [...fine, taken('c', 3_000)], []],
    ['doubled and not marked 1', [...fine, taken('a', 1_600)], []],
    ['doubled under another Message-ID 1', [...fine, taken('a', 1_600, 'two')], ['a']],
    ['doubled 2', [...fine, taken('a', 1_600), taken('b', 2_600)], ['a', 'b']],
    ['p99 lateness, s 6', [taken('a', 7_000), taken('b', 2_500)], []],
  ])('finds: %s', (fault, mails, marked) => expect(faults(mails, marked)).toEqual([fault]));

  it('repeats a run by its seed', () => {
    const numbers = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.below(1_000_000));
    };
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
  });
});

describe('npm run faults, the bounded form', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-faults-spec-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds: nothing lost, early, stale or doubled beyond what a death excuses', async () => {
    const json = join(folder, 'results.json');
    const faults = run('apps/launcher/setup.mjs', { options: ['faults', '--quick', '--json', json], variables: {} });
    const code = await faults.ended;
    // The seed with which a failure can be repeated, whatever came of it.
    process.stdout.write(`${faults.output()}\n`);
    const { outcomes } = JSON.parse(readFileSync(json, 'utf8')) as { outcomes: Outcome[] };
    expect(outcomes.filter((outcome) => !isHeld(outcome))).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(5);
    expect(code).toBe(0);
  }, 320_000);
});
