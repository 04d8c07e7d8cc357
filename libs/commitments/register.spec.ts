import fc from 'fast-check';
import { type Temporal } from 'temporal-polyfill';
import { timeliness } from '#deadlines';
import type { CommitmentDraft } from './commitment-draft.js';
import { CreateCommitment } from './create-commitment.js';
import { type Sort, SORTS } from './keyset.rules.js';
import { ReadCommitment } from './read-commitment.js';
import { type RegisterRequest, Register } from './register.js';
import type { RegisterFilter } from './register-filter.js';
import type { RegisterRow } from './register-row.js';
import { caught, date, type PersonKey, RegisterFixture } from './testing/register-fixture.js';

let fixture: RegisterFixture;
/** Matches every filter of the table below. */
let one: string;
/** Matches none of them. */
let other: string;

const stated = (text: string) => ({ basis: 'stated' as const, statedOn: date(text) });

beforeAll(async () => {
  fixture = await RegisterFixture.start();
  one = await fixture.createActive({
    ...{ side: 'joint', counterpartBodyId: fixture.body.oblast, kind: 'instruction', areaCode: 'trade' },
    ...{ priority: 'high', classification: 'official', deadline: stated('2024-02-01') },
    ...{ title: 'Поставки автобусов', text: 'Deliveries of vehicles on schedule.' },
  });
  other = await fixture.create({
    ...{ meetingId: fixture.otherMeeting, leadPostId: fixture.post.other, controllerPostId: fixture.post.head },
    ...{ authorPostId: fixture.post.head, deadline: stated('2024-03-01'), title: 'Семена', text: 'Elite seeds.' },
  });
});
beforeEach(() => fixture.clock.set('2023-12-18T09:00:00Z'));
afterAll(() => fixture.stop());

const list = (request: Partial<RegisterRequest> = {}, who: PersonKey = 'registrar') =>
  fixture.as(who, () => fixture.nest.get(Register).list({ filter: {}, sort: 'due', limit: 50, ...request }));
const ids = (rows: { items: RegisterRow[] }) => rows.items.map(({ id }) => id);

describe('filters', () => {
  const filters: [string, () => RegisterFilter][] = [
    ['status', () => ({ status: ['active'] })],
    ['several statuses', () => ({ status: ['active', 'reported'] })],
    ['side', () => ({ side: ['joint'] })],
    ['kind', () => ({ kind: ['instruction'] })],
    ['area', () => ({ areaCode: ['trade'] })],
    ['priority', () => ({ priority: ['high'] })],
    ['classification', () => ({ classification: ['official', 'confidential'] })],
    ['lead post', () => ({ leadPostId: [fixture.post.lead] })],
    ['controller post', () => ({ controllerPostId: [fixture.post.controller] })],
    ['author post', () => ({ authorPostId: [fixture.post.author] })],
    ['lead body', () => ({ leadBodyId: fixture.body.department })],
    ['a body above the lead', () => ({ leadBodyId: fixture.body.ministry })],
    ['counterpart body', () => ({ counterpartBodyId: fixture.body.oblast })],
    ['meeting', () => ({ meetingId: [fixture.meeting] })],
    ['due to, the day included', () => ({ dueTo: date('2024-02-01') })],
    ['due between', () => ({ dueFrom: date('2024-02-01'), dueTo: date('2024-02-29') })],
    ['running', () => ({ timeliness: 'running' })],
    ['Russian words in another case', () => ({ q: 'поставка автобуса' })],
    ['English words in another form', () => ({ q: 'delivery vehicle' })],
    ['the reference', () => ({ q: 'BY-RU-MOS/2023-12-18/01' })],
    ['a phrase and an exclusion', () => ({ q: '"deliveries of vehicles" -seeds' })],
  ];

  it.each(filters)('%s finds the one and not the other', async (_, filter) => {
    expect(ids(await list({ filter: filter() }))).toEqual([one]);
    const count = fixture.as('registrar', () => fixture.nest.get(Register).count(filter()));
    expect(await count).toBe(1);
  });

  it('due from, the day included', async () => {
    expect(ids(await list({ filter: { dueFrom: date('2024-02-02') } }))).toEqual([other]);
  });

  it('overdue begins with the next day where the lead is, and only on control', async () => {
    const overdue = () => list({ filter: { timeliness: 'overdue' } });
    fixture.clock.set('2024-02-01T20:59:59Z');
    expect(ids(await overdue())).toEqual([]);
    fixture.clock.set('2024-02-01T21:00:00Z');
    expect(ids(await overdue())).toEqual([one]);
    fixture.clock.set('2025-01-01T00:00:00Z');
    expect(ids(await overdue())).toEqual([one]);
  });

  it('mine is what my posts lead, co-execute, control or gave', async () => {
    expect(ids(await list({ filter: { mine: true } }, 'lead'))).toEqual([one]);
    expect(ids(await list({ filter: { mine: true } }, 'deputy'))).toEqual([one]);
    expect(ids(await list({ filter: { mine: true } }, 'auditor'))).toEqual([]);
  });

  it('show nobody what they may not see', async () => {
    expect(ids(await list({}, 'stranger'))).toEqual([]);
    expect(ids(await list({}, 'observer'))).toEqual([other]);
    const read = fixture.as('observer', () => fixture.nest.get(ReadCommitment).read(one));
    expect(await caught(read)).toMatchObject({ kind: 'not_found' });
  });

  it('take no harm from what is typed into the search box', async () => {
    for (const q of ["'", '"', '\\', '& | !', "a' OR 1=1 --", '((', '-', '*', '🚌']) {
      await expect(list({ filter: { q } })).resolves.toMatchObject({ next: null });
    }
  });
});

describe('rows', () => {
  it('carry names in the language of the reader, or in the one asked for, with a fallback', async () => {
    const request = { filter: { status: ['active' as const] } };
    expect((await list(request)).items[0]).toMatchObject({
      reference: 'BY-RU-MOS/2023-12-18/01',
      lead: { title: 'The lead', body: 'Department' },
      counterpart: { name: 'Oblast' },
      area: { code: 'trade', name: 'Trade' },
      meeting: { code: 'BY-RU-MOS/2023-12-18' },
      originalDeadline: '2024-02-01',
      timeliness: { original: 'running', current: 'running' },
      updatedAt: '2023-12-18T09:00:00.000Z',
    });
    expect((await list({ ...request, language: 'be' })).items[0]?.lead).toMatchObject({
      title: 'Министр',
      body: 'Department',
    });
    const russian = await fixture.as(
      'auditor',
      () => fixture.nest.get(Register).list({ ...request, sort: 'due', limit: 50 }),
      { language: 'ru' },
    );
    expect(russian.items[0]?.counterpart?.name).toBe('Область');
  });
});

describe('pages', () => {
  const many: CommitmentDraft[] = [];
  const filter = (): RegisterFilter => ({ q: 'walk' });
  let all: string[];

  beforeAll(async () => {
    // Few different keys, so that many rows share one; a third has no deadline.
    for (let i = 0; i < 40; i += 1) {
      const deadline = i % 3 === 0 ? { basis: 'open' as const } : stated(`2024-04-0${(i % 4) + 1}`);
      const priority = (['low', 'normal', 'high'] as const)[i % 3];
      many.push(fixture.draft({ title: i % 2 ? 'walk' : 'walk walk', text: 'walk', deadline, priority }));
    }
    const created = await fixture.as('registrar', () => fixture.nest.get(CreateCommitment).createMany(many));
    all = created.map(({ id }) => id);
    await fixture.query(`UPDATE commitments SET updated_at = updated_at + number % 5 * interval '1 microsecond'`);
  });

  const sorts = SORTS.flatMap((name): Sort[] => [name, `-${name}`]);

  it.each(sorts)('by %s, walked to the end, give each row exactly once and in order', async (sort) => {
    const whole = await list({ filter: filter(), sort, limit: 100 });
    expect([...ids(whole)].sort()).toEqual([...all].sort());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 41 }), async (limit) => {
        const walked: string[] = [];
        let after: string | undefined;
        do {
          const page = await list({ filter: filter(), sort, limit, after });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          walked.push(...ids(page));
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect(walked).toEqual(ids(whole));
      }),
      { numRuns: 8 },
    );
  });

  it.each(['due', '-due'] as const)('by %s put what has no deadline last', async (sort) => {
    const deadlines = (await list({ filter: filter(), sort })).items.map(({ currentDeadline }) => currentDeadline);
    const dated = deadlines.filter((deadline) => deadline !== null);
    expect(deadlines.slice(dated.length).every((deadline) => deadline === null)).toBe(true);
    expect(dated).toEqual(sort === 'due' ? dated.toSorted() : dated.toSorted().reverse());
    expect(dated.length).toBeLessThan(deadlines.length);
  });

  it('by priority put high above normal above low', async () => {
    const priorities = (await list({ filter: filter(), sort: '-priority' })).items.map(({ priority }) => priority);
    const rank = { high: 3, normal: 2, low: 1 };
    expect(priorities).toEqual(priorities.toSorted((a, b) => rank[b] - rank[a]));
  });

  it.each([
    ['nonsense', 'due'],
    ['of another order', 'reference'],
    ['with a key that is no date', 'due'],
  ] as const)('refuse a cursor %s', async (what, sort) => {
    const { next } = await list({ filter: filter(), sort: 'due', limit: 1 });
    const forged = Buffer.from(JSON.stringify(['due', '2024-13-45', all[0]])).toString('base64url');
    const after = what === 'nonsense' ? 'xyz' : what === 'of another order' ? (next ?? '') : forged;
    expect(await caught(list({ filter: filter(), sort, after }))).toMatchObject({ faults: [{ path: 'after' }] });
  });

  it('refuse to sort by relevance without words', async () => {
    expect(await caught(list({ sort: '-relevance' }))).toMatchObject({ faults: [{ path: 'sort' }] });
  });
});

describe('timeliness', () => {
  it('is judged by the dates where the lead is, in a list as in the commitment', async () => {
    const day = fc.integer({ min: -3, max: 3 }).map((n) => date('2024-02-01').add({ days: n }));
    await fc.assert(
      fc.asyncProperty(fc.option(day), fc.option(day), day, async (deadline, keptOn, today) => {
        const at = (on: Temporal.PlainDate) =>
          on.toZonedDateTime({ timeZone: 'Europe/Minsk', plainTime: '23:59' }).toInstant();
        const period = 'UPDATE commitment_periods SET current_deadline = $2, original_deadline = $2, reported_at = $3';
        const free = 'ALTER TABLE commitment_periods DISABLE TRIGGER commitment_periods_original_kept';
        await fixture.query(free);
        const values = [other, deadline?.toString() ?? null, keptOn ? at(keptOn).toString() : null];
        await fixture.query(`${period} WHERE commitment_id = $1`, values);
        await fixture.query(
          `UPDATE commitments SET lead_post_id = $3, current_deadline = $2, original_deadline = $2, status = $4,
             reported_at = $5, controlled_at = now() WHERE id = $1`,
          [other, values[1], fixture.post.lead, keptOn ? 'reported' : 'active', values[2]],
        );
        fixture.clock.set(at(today));
        const found = await fixture.as('registrar', () => fixture.nest.get(ReadCommitment).read(other));
        const text = (on: Temporal.PlainDate | null) => on?.toString() ?? null;
        const expected = timeliness({ deadline: text(deadline), keptOn: text(keptOn), today: today.toString() });
        expect(found.timeliness).toEqual({ original: expected, current: expected });
        expect(found.periods[0]?.timeliness).toEqual(found.timeliness);
        const { items } = await list({ filter: { leadPostId: [fixture.post.lead] } });
        expect(items.find(({ id }) => id === other)?.timeliness).toEqual(found.timeliness);
      }),
      { numRuns: 60 },
    );
  });
});
