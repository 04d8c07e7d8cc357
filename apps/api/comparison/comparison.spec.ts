import { RegisterStates } from '#commitments';
import { type LifeStep, RandomLife } from '../testing/random-life.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

interface Compared {
  commitments: object;
  counts: Record<string, number>;
  items: { reference: string; changes: string[]; slipDays: number | null; before: object | null; after: object }[];
  next: string | null;
}

let api: TestApi;
let life: RandomLife;

/** The days of the year 2024 on which something happens, at noon in Minsk. */
const on = (day: string) => api.clock.set(`2024-${day}T12:00:00+03:00`);
const take = async (kind: LifeStep['kind'], which: number, flag = true) => {
  const status = await life.take({ kind, which, flag, hours: 0 });
  expect({ kind, status }).toMatchObject({
    status: kind === 'create' || kind === 'report' || kind === 'ask' ? 201 : 200,
  });
};

/**
 * 0: put on control, deadline put off, closed. 1: another lead. 2: only entered, and terminated after it was put on control.
 * 3: entered later, classified.
 */
beforeAll(async () => {
  api = await startTestApi({ at: '2024-01-01T12:00:00+03:00' });
  life = await RandomLife.prepare(api);
  for (const which of [1, 1, 1]) await take('create', which);
  for (const which of [0, 1, 2]) await take('control', which);
  on('01-05');
  await take('ask', 0);
  on('01-10');
  await take('grant', 0);
  await take('reassign', 1);
  on('01-15');
  await take('complete', 0, true);
  await take('complete', 0, false);
  await take('report', 0);
  on('01-20');
  await take('decide', 0);
  await take('terminate', 2);
  await take('create', 1, false);
  on('01-25');
});
afterAll(() => api.close());

const ask = (query: string, who: TestPerson = life.people.auditor) =>
  api.app.inject({ url: `/api/v1/comparison?${query}`, headers: { authorization: `Bearer ${who.token}` } });
const compare = async (query: string, who?: TestPerson) => {
  const response = await ask(query, who);
  expect(response.statusCode).toBe(200);
  return response.json<Compared>();
};
const told = ({ items }: Compared) =>
  items.map(({ reference, changes }) => `${reference.slice(-2)}: ${changes.join(' ')}`);

const OTHERS = `meeting_id, kind, side, area_code, title, text, verifiable, lead_post_id, controller_post_id, author_post_id, status,
  classification, regime_code, signed_on, deadline_basis`;
const SIXTY_DRAFTS = `
  INSERT INTO commitments (reference, number, ${OTHERS}) SELECT 'BY-RU/' || n, n, ${OTHERS}
  FROM (SELECT * FROM commitments WHERE status = 'draft' LIMIT 1) draft, generate_series(101, 160) n`;
const RENAMED = `UPDATE commitments SET title = 'Renamed' WHERE number > 100`;

describe('the comparison of two moments', () => {
  it('tells what has become of each commitment, with what it was and is', async () => {
    const all = await compare('from=2024-01-04');
    expect(told(all)).toEqual(['01: closed slipped', '02: reassigned', '03: terminated', '04: new']);
    expect(all.counts).toEqual({ new: 1, closed: 1, terminated: 1, reopened: 0, slipped: 1, reassigned: 1 });
    expect(all.commitments).toEqual({ before: 3, after: 4 });
    expect(all.items[0]).toMatchObject({
      slipDays: 17,
      before: { status: 'active', currentDeadline: '2024-01-18' },
      after: { status: 'closed', currentDeadline: '2024-02-04' },
    });
    const [lead, other] = life.posts;
    expect(all.items[1]).toMatchObject({ before: { lead: { id: lead } }, after: { lead: { id: other } } });
    expect(all.items[3]).toMatchObject({ before: null, after: { status: 'draft' } });
  });

  it('is of the two moments alone', async () => {
    expect(told(await compare('from=2024-01-04&to=2024-01-10'))).toEqual(['01: slipped', '02: reassigned']);
    expect(told(await compare('from=2024-01-10&to=2024-01-15'))).toEqual([]);
    expect(told(await compare('from=2023-06-01&to=2024-01-04'))).toEqual(['01: new', '02: new', '03: new']);
    const instants = 'from=2024-01-20T08:59:59Z&to=2024-01-20T09:00:00Z';
    expect(told(await compare(instants))).toEqual(['01: closed', '03: terminated', '04: new']);
  });

  it('filters by either state', async () => {
    expect(told(await compare('from=2024-01-04&status=active'))).toEqual([
      '01: closed slipped',
      '02: reassigned',
      '03: terminated',
    ]);
    expect(told(await compare('from=2024-01-04&status=closed'))).toEqual(['01: closed slipped']);
    const [lead, other] = life.posts;
    expect(told(await compare(`from=2024-01-04&leadPostId=${other}`))).toEqual(['02: reassigned']);
    expect(await compare(`from=2024-01-04&leadPostId=${lead}`)).toMatchObject({ commitments: { before: 3, after: 3 } });
  });

  it.each([
    ['slipped', ['01: closed slipped']],
    ['closed', ['01: closed slipped']],
    ['reopened', []],
  ])('lists what %s alone where asked to, and still counts everything', async (change, items) => {
    const some = await compare(`from=2024-01-04&change=${change}`);
    expect(told(some)).toEqual(items);
    expect(some.counts).toEqual((await compare('from=2024-01-04')).counts);
    expect(told(await compare(`from=2024-01-04&change=${change}&after=`))).toEqual(items);
  });

  it.each([1, 2, 3, 4])('goes on page by page of %s, with the counts on the first', async (limit) => {
    const whole = await compare('from=2024-01-04');
    const pages = [await compare(`from=2024-01-04&limit=${limit}`)];
    for (let next = pages[0].next; next !== null; next = pages.at(-1)?.next ?? null) {
      pages.push(await compare(`from=2024-01-04&limit=${limit}&after=${encodeURIComponent(next)}`));
    }
    expect(pages.flatMap(({ items }) => items)).toEqual(whole.items);
    expect(pages).toHaveLength(Math.ceil(4 / limit));
    const [first, ...later] = pages;
    expect([first.counts, first.commitments]).toEqual([whole.counts, whole.commitments]);
    for (const { counts, commitments } of later) expect([counts, commitments]).toEqual([null, null]);
  });

  it.each(['', '&after='])('reads the names of a page and no more: %s', async (after) => {
    const states = jest.spyOn(api.app.get(RegisterStates, { strict: false }), 'of');
    await compare(`from=2024-01-04&limit=1${after}`);
    const asked = new Set(states.mock.calls.flatMap(([ids]) => ids));
    states.mockRestore();
    expect(asked.size).toBe(2);
  });

  it('tells nobody of what they may not see', async () => {
    const seen = await compare('from=2024-01-04', life.people.observer);
    expect(told(seen)).toEqual(['01: closed slipped', '02: reassigned', '03: terminated']);
    expect(seen.commitments).toEqual({ before: 3, after: 3 });
  });

  it.each([
    ['from=never', 400, 'from'],
    ['from=2024-01-26', 400, 'from'],
    ['from=2024-01-04&to=2024-01-26', 400, 'to'],
    ['from=2024-01-25&to=2024-01-04', 400, 'from'],
    ['to=2024-01-04', 422, 'from'],
    ['from=2024-01-04&asOf=2024-01-05', 400, 'asOf'],
    ['from=2024-01-04&status=over', 422, 'status[0]'],
  ])('refuses %s', async (query, status, path) => {
    const refused = await ask(query);
    expect([refused.statusCode, refused.json<{ faults: { path: string }[] }>().faults[0]?.path]).toEqual([
      status,
      path,
    ]);
  });

  it('reads no names of what was edited in what it does not tell', async () => {
    await api.sql.query(`BEGIN; SET LOCAL pacta.now = '2024-01-25T12:00:00+03:00'; ${SIXTY_DRAFTS}; COMMIT`);
    await api.sql.query(`BEGIN; SET LOCAL pacta.now = '2024-01-26T12:00:00+03:00'; ${RENAMED}; COMMIT`);
    on('01-27');
    const states = jest.spyOn(api.app.get(RegisterStates, { strict: false }), 'of');
    const { items } = await compare('from=2024-01-25&limit=1');
    const asked = states.mock.calls.flatMap(([ids]) => ids);
    states.mockRestore();
    expect([items, asked]).toEqual([[], []]);
  });
});
