import type { TestPerson } from '../testing/start-test-api.js';
import { MeetingsGround } from './meetings-ground.js';

/*
 * Two meetings with the same counterpart, one with its government and one with its ministry, and a third with somebody
 * else: each number of a brief opens what is left of both, and of nothing else.
 */

/** Whatever stands in a brief. */
interface Part {
  [name: string]: Part | string | number | boolean | null;
}
interface Number {
  path: string;
  query: string;
  commitments: number;
}

let ground: MeetingsGround;
let head: TestPerson;

beforeAll(async () => {
  ground = await MeetingsGround.start('2023-11-02T09:00:00+03:00');
  const { api } = ground;
  head = await ground.addPerson({ roles: ['auditor'], clearance: 'confidential' });
  const government = await ground.addBody('government');
  const ministry = await ground.addBody('ministry', government);
  await api.sql.query(`UPDATE bodies SET name_ru = 'Министерство', name_be = 'Міністэрства' WHERE id = $1`, [ministry]);
  await ground.meet('first', { heldOn: '2023-11-01', theirs: government });
  await ground.meet('elsewhere', { heldOn: '2023-11-02', theirs: await ground.addBody('stranger') });
  api.clock.set('2023-12-19T09:00:00+03:00');
  await ground.meet('last', { heldOn: '2023-12-18', theirs: ministry });
  for (const at of ['first', 'last']) await promise(at, ministry);
  await ground.enter('elsewhere', 'elsewhere');
  api.clock.set('2024-01-05T09:00:00+03:00');
  for (const at of ['first', 'last']) await live(at);
  api.clock.set('2024-02-20T09:00:00+03:00');
  await ground.meet('coming', { heldOn: '2024-03-01', theirs: ministry });
}, 120_000);
afterAll(() => ground.api.close());
afterEach(() => expect(ground.api.errors.splice(0)).toEqual([]));

async function promise(at: string, counterpartBodyId: string): Promise<void> {
  const stated = (statedOn: string) => ({ deadline: { basis: 'stated', statedOn } });
  await ground.enter(`kept ${at}`, at, stated('2024-01-19'));
  await ground.enter(`late ${at}`, at, stated('2024-01-03'));
  await ground.enter(`waits ${at}`, at, { side: 'theirs', ...stated('2024-01-19') });
  await ground.enter(`asked ${at}`, at, { side: 'joint', counterpartBodyId, ...stated('2024-02-28') });
  await ground.enter(`blocked ${at}`, at, stated('2024-02-25'));
  await ground.enter(`shut ${at}`, at, { side: 'theirs', ...stated('2024-02-01') });
  await ground.enter(`monthly ${at}`, at, { deadline: { basis: 'recurring', frequency: 'monthly' } });
}

async function live(at: string): Promise<void> {
  for (const name of ['kept', 'late']) await ground.report(`${name} ${at}`, '2024-01-05T09:00:00+03:00');
  await ground.report(`waits ${at}`);
  await ground.step('lead', `asked ${at}`, ['extensions', { to: '2024-04-01', reason: 'Snow.' }]);
  await ground.step('lead', `blocked ${at}`, ['blocker', { side: 'ours', text: 'No money.' }]);
  await ground.step('lead', `shut ${at}`, ['blocker', { side: 'theirs', text: 'The bridge is shut.' }]);
}

const brief = async (asOf = '') => {
  const answer = await ground.get(head, `/meetings/${ground.meeting['coming']}/brief${asOf}`);
  expect(answer.statusCode).toBe(200);
  return answer.json<Part>();
};

/** Every number, with the filter that stands nearest to it. */
function numbersIn(part: Part, at: { path: string; filter: string }): Number[] {
  const { filter: own, having, count, commitments } = part;
  const filter = typeof own === 'string' ? own : at.filter;
  if (typeof count === 'number' && (typeof own === 'string' || typeof having === 'string')) {
    const query = typeof having === 'string' ? `${filter}&having=${having}` : filter;
    return [{ path: at.path, query, commitments: typeof commitments === 'number' ? commitments : count }];
  }
  return Object.entries(part).flatMap(([name, below]) =>
    below === null || typeof below !== 'object' ? [] : numbersIn(below, { path: `${at.path}/${name}`, filter }),
  );
}

async function openAll(asOf = ''): Promise<Number[]> {
  const numbers = numbersIn(await brief(asOf && `?asOf=${asOf}`), { path: '', filter: '' });
  for (const { path, query, commitments } of numbers) {
    const answer = await ground.get(head, `/commitments?${query}${asOf && `&asOf=${asOf}`}`);
    const listed = answer.json<{ items?: unknown[] }>().items?.length;
    expect({ path, query, status: answer.statusCode, listed }).toEqual({
      path,
      query,
      status: 200,
      listed: commitments,
    });
  }
  return numbers;
}

describe('a brief over several meetings', () => {
  it('has for every number the query that opens a list of as many', async () => {
    const numbers = await openAll();
    const ours = { open: 4, periods: 8, inTime: 2, late: 2, missed: 2, running: 2, overdue: 2, atRisk: 2 };
    expect(Object.fromEntries(numbers.map(({ path, commitments }) => [path, commitments]))).toEqual({
      ...{ '/kept/byUs/kept': 4, '/kept/byUs/clear': 6, '/kept/byThem/kept': 0, '/kept/byThem/clear': 2 },
      ...ofSide('ours', ours),
      ...ofSide('theirs', { ...ours, periods: 4, late: 0, running: 0, atRisk: 0 }),
      ...ofSide('joint', { ...ours, open: 2, periods: 2, inTime: 0, late: 0, missed: 0, overdue: 0 }),
      ...{ '/waiting/reports': 2, '/waiting/extensions': 2, '/blockers/ours': 2, '/blockers/theirs': 2 },
    });
  });

  it('has them as of a moment, too', async () => {
    expect((await openAll('2024-02-20')).length).toBeGreaterThan(20);
  });

  it('opens what has changed as a comparison', async () => {
    const { changed, since } = await brief();
    const { count, counts, comparison } = changed as { count: number; counts: Part; comparison: string };
    const opened = (await ground.get(head, `/comparison?limit=100&${comparison}`)).json<Part>();
    expect(opened).toMatchObject({ from: since, counts, items: { length: count } });
    expect(count).toBe(14);
  });

  it('names the counterpart in every language', async () => {
    const name = { en: 'Ministry', ru: 'Министерство', be: 'Міністэрства' };
    for (const what of ['brief', 'carry-over']) {
      const { counterpart } = (await ground.get(head, `/meetings/${ground.meeting['coming']}/${what}`)).json<Part>();
      expect(counterpart).toMatchObject([{ code: 'ministry', name }]);
    }
  });

  it('has none where more meetings came before than a query can name', async () => {
    const { sql } = ground.api;
    const many = async (from: number, to: number) => {
      await sql.query(
        `WITH made AS (INSERT INTO meetings (code, title, held_on)
           SELECT 'OLD/2020-01-01-' || n, 'Old', '2020-01-01' FROM generate_series($1::integer, $2::integer) n RETURNING id)
         INSERT INTO meeting_participants (meeting_id, body_id, side, ordinal)
         SELECT made.id, b.id, 'theirs', 1 FROM made, bodies b WHERE b.code = 'ministry'`,
        [from, to],
      );
    };
    await many(1, 198);
    expect((await openAll()).length).toBeGreaterThan(20);
    await many(199, 199);
    const { filter, numbers, blockers, changed } = await brief();
    expect({ filter, numbers, blockers, changed }).toMatchObject({
      filter: null,
      numbers: { ours: { filter: null, open: { count: 4, filter: null } } },
      blockers: { ours: { count: 2, filter: null } },
      changed: { count: 14, comparison: null },
    });
  });
});

type Numbers = Record<'open' | 'periods' | 'inTime' | 'late' | 'missed' | 'running' | 'overdue' | 'atRisk', number>;

function ofSide(side: string, { inTime, late, missed, running, ...others }: Numbers): Record<string, number> {
  const told: Record<string, number> = {};
  for (const [name, n] of Object.entries(others)) told[`/numbers/${side}/${name}`] = n;
  for (const [name, n] of Object.entries({ inTime, late, overdue: missed, running })) {
    told[`/numbers/${side}/timeliness/${name}`] = n;
  }
  return told;
}
