import fc from 'fast-check';
import { type Group, Retold, type Table } from './independent.js';
import { type Act, ACTS, type Begin, begins, doMove, enter, type Move, moves } from './lives.js';
import { World } from './world.js';

/*
 * What the API measures beside what an independent program makes of the exported history: two ways to the same numbers,
 * over random lives.
 */

interface Cell {
  count: number;
  commitments: number;
  having: string;
}
interface Share {
  value: number | null;
  over: number;
}
/** Cells, shares and days, in sections of any depth. */
interface Section {
  [name: string]: Cell | Share | Section | number | null;
}
interface Answer {
  whole: { filter: string; measures: Section };
  groups: { key: string | null; filter: string; measures: Section }[];
}

const GROUPS: readonly Group[] = ['none', 'body', 'post', 'area', 'side', 'meeting', 'counterpart', 'month'];
const DEADLINES = [
  ...['2024-01-20', '2024-02-10', '2024-03-31'].map((statedOn) => ({ basis: 'stated', statedOn })),
  ...[{ basis: 'urgency', urgency: 'promptly' }, { basis: 'default' }, { basis: 'open' }],
  ...[{ basis: 'recurring', frequency: 'monthly' }, { basis: 'standing' }],
];
const LIVES = 16;
/** Numbers of what is scored: once for a commitment, however many periods it has. */
const OF_COMMITMENTS = /^(fulfilment_|conforms|differs|not_compared)/;

let world: World;
const done = new Set<Act>();
beforeAll(async () => {
  world = await World.begin('2024-01-10T09:00:00+03:00');
}, 120_000);
afterAll(() => world.api.close());

const cellsIn = (section: Section): Cell[] =>
  Object.values(section).flatMap((part) => {
    if (part === null || typeof part !== 'object') return [];
    return [...('having' in part ? [part as Cell] : []), ...('over' in part ? [] : cellsIn(part as Section))];
  });

const sharesIn = (section: Section, path = ''): [string, Share][] =>
  Object.entries(section).flatMap(([name, part]): [string, Share][] => {
    if (part === null || typeof part !== 'object' || 'having' in part) return [];
    return 'over' in part ? [[`${path}/${name}`, part as Share]] : sharesIn(part, `${path}/${name}`);
  });

const measured = async (by: Group) => (await world.read<Answer>(`/measures?groupBy=${by}`)).body;

/** An answer of the API in the words of the independent program. */
function asTable(measures: Section): Table {
  const cells = cellsIn(measures).map(({ having, count, commitments }) => [having, [count, commitments]] as const);
  const at = (...path: string[]) => path.reduce<unknown>((part, name) => (part as Section)[name], measures);
  const share = (...path: string[]): [number | null, number] => {
    const { value, over } = at(...path) as Share;
    return [value, over];
  };
  return {
    cells: Object.fromEntries(cells.filter(([, [, commitments]]) => commitments > 0)) as Table['cells'],
    slipDays: at('slip', 'totalDays') as number,
    oldestDays: at('waitingReports', 'oldestDays') as number | null,
    shares: {
      onTimeOriginal: share('timeliness', 'original', 'onTime'),
      onTimeCurrent: share('timeliness', 'current', 'onTime'),
      slipMean: share('slip', 'mean'),
      slipMedian: share('slip', 'median'),
      extensionsPerCommitment: share('extensions', 'perCommitment'),
      keptByUs: share('kept', 'byUs', 'rate'),
      keptByThem: share('kept', 'byThem', 'rate'),
      fulfilment: share('fulfilment', 'average'),
      conforming: share('conformity', 'conforming'),
    },
  };
}

const someLives = fc.tuple(
  fc.array(begins(DEADLINES), { minLength: LIVES, maxLength: LIVES }),
  fc.array(moves(LIVES), { minLength: 90, maxLength: 90 }),
);

async function live(begun: readonly Begin[], steps: readonly Move[]): Promise<void> {
  const ids: string[] = [];
  for (const begin of begun) ids.push(await enter(world, begin));
  for (const [i, step] of steps.entries()) {
    const act = await doMove(world, ids, step);
    if (act) done.add(act);
    if (i % 15 === 14) await world.night();
    if (i === 44) await compare();
  }
}

async function compare(): Promise<void> {
  const retold = new Retold(await world.exported(), world.api.clock.now().toString());
  for (const by of GROUPS) {
    const { whole, groups } = await measured(by);
    const ours = new Map<string | null, Table>([['*', asTable(whole.measures)]]);
    for (const { key, measures } of groups) ours.set(key, asTable(measures));
    const expected = retold.tables(by);
    // `dated` stands behind "over" and has no cell of its own.
    for (const { cells } of expected.values()) delete cells['dated'];
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(expected));
  }
}

/** Each number opens the list behind it. */
async function openLists(by: Group): Promise<number> {
  const { whole, groups } = await measured(by);
  let opened = 0;
  for (const [nth, { filter, measures }] of [whole, ...groups].entries()) {
    // Of the whole and of months every number, of each other group every third.
    const all = nth === 0 || by === 'month';
    for (const { having, commitments } of cellsIn(measures).filter((_, i) => all || (i + nth) % 3 === 0)) {
      const query = [filter, `having=${having}`].filter((part) => part !== '').join('&');
      const { body: list } = await world.read<{ count: number }>(`/commitments/count?${query}`);
      expect({ query, count: list.count }).toEqual({ query, count: commitments });
      opened += commitments > 0 ? 1 : 0;
    }
  }
  return opened;
}

describe('measures', () => {
  it('agree with an independent calculation from the exported history, whatever has happened', async () => {
    await fc.assert(
      fc.asyncProperty(someLives, async ([begun, steps]) => {
        await live(begun, steps);
        await compare();
      }),
      { numRuns: 2, endOnFailure: true },
    );
    // So few lives may have left out what is rare: a few more, until all has happened that can.
    for (let more = 0; more < 10 && !ACTS.every((act) => done.has(act)); more += 1) {
      for (const [begun, steps] of fc.sample(someLives, 1)) await live(begun, steps);
    }
    expect(ACTS.filter((act) => !done.has(act))).toEqual([]);
    await compare();
  }, 300_000);

  it.each(GROUPS)(
    'by %s: every number opens a list of as many commitments',
    async (by) => {
      expect(await openLists(by)).toBeGreaterThan(10);
    },
    120_000,
  );

  it.each(GROUPS.slice(1))('by %s: numbers add up, shares of groups lie around that of the whole', async (by) => {
    const { whole, groups } = await measured(by);
    expect(groups.length).toBeGreaterThan(1);
    for (const { having, count, commitments } of cellsIn(whole.measures)) {
      const cells = groups.flatMap(({ measures }) => cellsIn(measures).filter((cell) => cell.having === having));
      const sum = (which: 'count' | 'commitments') => cells.reduce((total, cell) => total + cell[which], 0);
      // By month a commitment with several periods stands in several groups.
      if (by === 'month') expect(sum('commitments')).toBeGreaterThanOrEqual(commitments);
      else expect([having, sum('commitments')]).toEqual([having, commitments]);
      if (by !== 'month' || !OF_COMMITMENTS.test(having)) expect([having, sum('count')]).toEqual([having, count]);
    }
    for (const [path, { value, over }] of sharesIn(whole.measures)) {
      if (by === 'month' && /fulfilment|conformity|perCommitment/.test(path)) continue;
      const shares = groups.map(({ measures }) => new Map(sharesIn(measures)).get(path));
      const values = shares.flatMap((share) => share?.value ?? []);
      expect(shares.reduce((total, share) => total + (share?.over ?? 0), 0)).toBe(over);
      if (value === null) expect(values).toEqual([]);
      else expect(Math.min(...values) <= value + 1e-9 && value - 1e-9 <= Math.max(...values)).toBe(true);
    }
  });

  it('are not changed by a draft, a proposal or what is declined', async () => {
    const before = await measured('post');
    const begun = { side: 0, lead: 1, meeting: 0, area: 0, counterpart: null, deadline: { basis: 'default' } };
    await enter(world, { ...begun, onControl: false });
    const declined = await enter(world, { ...begun, onControl: false });
    await world.send('registrar', ['POST', `/commitments/${declined}/proposal`], { version: 1 });
    expect(await measured('post')).toEqual(before);
    const payload = { reason: 'Not ours.' };
    const { status } = await world.send('author', ['POST', `/commitments/${declined}/decline`], {
      version: 2,
      payload,
    });
    expect(status).toBe(200);
    expect(await measured('post')).toEqual(before);
    await enter(world, { ...begun, onControl: true });
    expect(await measured('post')).not.toEqual(before);
  });
});
