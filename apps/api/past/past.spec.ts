import fc from 'fast-check';
import { type LifeStep, RandomLife, STEPS } from '../testing/random-life.js';
import { startTestApi, type TestApi, type TestPerson } from '../testing/start-test-api.js';

/*
 * What the API answers as of a moment is what it answered at that moment: an arbitrary life of several commitments, the
 * clock moved on between the steps, every answer kept and asked for again when all is over.
 */

const START = '2023-12-19T09:00:00+03:00';
const STEPS_OF_A_LIFE = 90;

const arbitraryStep: fc.Arbitrary<LifeStep> = fc.record({
  kind: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<LifeStep['kind']>('create', 'control', 'report', 'decide', 'ask', 'grant'),
    },
    { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(STEPS) as LifeStep['kind'][])) },
  ),
  which: fc.nat(8),
  flag: fc.boolean(),
  hours: fc.oneof(fc.constant(0), fc.nat(30), fc.integer({ min: 24, max: 300 })),
});

interface Kept {
  reader: TestPerson;
  url: string;
  moment: string;
  body: string;
}

let api: TestApi;
let life: RandomLife;
let readers: TestPerson[];
const kept: Kept[] = [];
const answers = new Map<number, number>();
const seed = Math.floor(Math.random() * 2 ** 31);

beforeAll(async () => {
  api = await startTestApi({ at: START });
  life = await RandomLife.prepare(api);
  const { registrar, auditor, author, observer } = life.people;
  // Whose rights do not change in this life: three see by role or by a post that stays, one what is public or names them.
  readers = [registrar, auditor, author, observer];
  const steps = fc.sample(fc.array(arbitraryStep, { minLength: STEPS_OF_A_LIFE, maxLength: STEPS_OF_A_LIFE }), {
    numRuns: 1,
    seed,
  })[0];
  for (const step of steps ?? []) {
    const status = await life.take(step);
    if (status !== null) answers.set(status, (answers.get(status) ?? 0) + 1);
    if (step.hours === 0) continue; // More happens at this moment.
    await keepAnswers(step);
    api.clock.advance({ hours: step.hours });
  }
}, 240_000);
afterAll(() => api.close());

const get = (reader: TestPerson, url: string) =>
  api.app.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${reader.token}` } });

async function keepAnswers(step: LifeStep): Promise<void> {
  const moment = api.clock.now().toString();
  for (const [index, url] of urls(step).entries()) {
    // Each of them in turn; what comes first is asked by two, of different rights.
    for (const reader of index === 0
      ? [life.people.observer, life.people.auditor]
      : [readers[(index + step.which) % 4]]) {
      if (!reader) continue;
      const { statusCode, body } = await get(reader, url);
      if (statusCode < 400) kept.push({ reader, url, moment, body });
    }
  }
}

/** Of every list and reading, a few each time. */
function urls(step: LifeStep): string[] {
  const { which } = step;
  const commitment = life.pick(life.commitments, step) ?? '';
  const all = [
    '/commitments?limit=100&sort=reference',
    `/commitments?limit=3&sort=-updated&q=${encodeURIComponent('троллейбус trolleybuses')}`,
    '/commitments?timeliness=overdue',
    '/commitments?status=active,reported&sort=due',
    '/commitments/count?timeliness=running',
    `/commitments?leadPostId=${life.posts[which % 2]}`,
    `/commitments/${commitment}/history?verify=true`,
    ...life.reports.slice(-2).map((id) => `/reports/${id}`),
    ...life.extensions.slice(-2).map((id) => `/extensions/${id}`),
    ...['/posts', '/bodies', '/tenures', '/persons', '/meetings', '/areas', '/areas/transport'],
    ...[`/posts/${life.posts[which % 4]}`, `/meetings/${life.meetingId}`],
  ];
  const some = all.filter((_, index) => (index + which) % 3 === 0);
  return [`/commitments/${commitment}`, `/commitments/${life.commitments.at(-1)}`, '/commitments', ...some];
}

const asOf = (url: string, moment: string) =>
  `${url}${url.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(moment)}`;

function shuffled<T>(items: readonly T[]): T[] {
  const places = fc.sample(fc.array(fc.nat(), { minLength: items.length, maxLength: items.length }), {
    numRuns: 1,
    seed,
  });
  return items
    .map((item, at) => ({ item, place: places[0]?.[at] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

it(`every kept answer is given again, byte for byte (seed ${seed})`, async () => {
  // The life was one in which most of it happened.
  expect(answers.get(201)).toBeGreaterThan(10);
  expect([...answers.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(kept.length).toBeGreaterThan(150);
  for (const { reader, url, moment, body } of shuffled(kept)) {
    const again = await get(reader, asOf(url, moment));
    const who = Object.entries(life.people).find(([, person]) => person === reader)?.[0];
    expect({ who, url, moment, status: again.statusCode, body: again.body }).toEqual({
      who,
      url,
      moment,
      status: 200,
      body,
    });
  }
  expect(api.errors).toEqual([]);
}, 240_000);

it('nothing was there before the first of it', async () => {
  const before = '2023-12-19T05:59:59.999Z';
  const list = await get(life.people.auditor, asOf('/commitments', before));
  expect(list.json()).toEqual({ items: [], next: null });
  expect((await get(life.people.auditor, asOf('/commitments/count', before))).json()).toEqual({ count: 0 });
  const [first] = life.commitments;
  const read = await get(life.people.auditor, asOf(`/commitments/${first}`, before));
  const unknown = await get(life.people.auditor, `/commitments/${first?.replace(/^.{8}/, '00000000')}`);
  expect([read.statusCode, read.body]).toEqual([404, unknown.body]);
});

it('an event is there as of its own time, with what it did', async () => {
  const id = life.commitments[0] ?? '';
  const history = await get(life.people.auditor, `/commitments/${id}/history`);
  const { items } = history.json<{ items: { occurredAt: string; sequence: number; after: { version?: number } }[] }>();
  for (const { occurredAt, sequence } of items) {
    const then = await get(life.people.auditor, asOf(`/commitments/${id}/history?verify=true`, occurredAt));
    const told = then.json<{ items: { sequence: number }[]; chain: unknown }>();
    expect(told.items.some((event) => event.sequence === sequence)).toBe(true);
    expect(told.chain).toMatchObject({ ok: true });
  }
});
