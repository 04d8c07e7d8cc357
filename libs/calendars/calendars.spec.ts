import type { TestingModule } from '@nestjs/testing';
import { seedCalendar, seededCalendar } from '#deadlines';
import { History } from '#history';
import { type Actor, DomainError, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { Temporal } from 'temporal-polyfill';
import { CalendarDays, type DayEntry } from './calendar-days.js';
import { Calendars } from './calendars.js';
import { CalendarsModule } from './calendars.module.js';
import { RecordingReplanner, RecordingReplannerModule } from './recording-replanner.js';

const date = (text: string) => Temporal.PlainDate.from(text);

let database: TestDatabase;
let nest: TestingModule;
let transactions: Transactions;
let calendars: Calendars;
let calendarDays: CalendarDays;
let replanner: RecordingReplanner;

beforeAll(async () => {
  database = await createTestDatabase();
  const ground = { url: database.url, clock: new FixedClock('2024-01-17T09:00:00Z') };
  nest = await createTestingModule(ground, { imports: [RecordingReplannerModule, CalendarsModule] });
  transactions = nest.get(Transactions);
  calendars = nest.get(Calendars);
  calendarDays = nest.get(CalendarDays);
  replanner = nest.get(RecordingReplanner);
});

afterAll(async () => {
  await nest.close();
  await database.drop();
});

const run = <T>(work: () => Promise<T>, actor: Actor = SYSTEM) => transactions.run(actor, work);

const worked = (country: string, day: string) =>
  run(async () => (await calendars.load([country])).get(country)?.isWorkingDay(date(day)));

const versionOf = (country: string) => run(async () => (await calendars.get(country)).version);

const days = (country: string, from: string, to = from) => run(() => calendars.days(country, date(from), date(to)));

/** Sets a day against the version of the moment. */
const set = (country: string, entry: DayEntry) =>
  run(async () => calendarDays.setDay(country, (await calendars.get(country)).version, entry));

const remove = (country: string, day: string) =>
  run(async () => calendarDays.removeDay(country, (await calendars.get(country)).version, date(day)));

async function caught(work: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error(`expected a domain error, got ${String(error)}`);
  return error;
}

describe('ensure', () => {
  it('gives a country its week and its holidays of 2015 to 2045', async () => {
    await run(() => calendars.ensure('KZ'));
    const calendar = await run(() => calendars.get('KZ'));
    expect({ ...calendar, seededFrom: calendar.seededFrom.toString(), seededTo: calendar.seededTo.toString() }).toEqual(
      {
        country: 'KZ',
        weekend: [6, 7],
        seededFrom: '2015-01-01',
        seededTo: '2045-12-31',
        version: 1,
      },
    );
    const stored = (await days('KZ', '2015-01-01', '2045-12-31')).map((day) => ({ ...day, day: day.day.toString() }));
    const seeded = seedCalendar('KZ', 2015, 2045).map((day) => ({ ...day, day: day.day.toString() }));
    expect(stored).toEqual(seeded);
    expect(await days('KZ', '2014-01-01', '2014-12-31')).toEqual([]);
  });

  it('leaves a calendar alone that is there', async () => {
    await run(() => calendars.ensure('AM'));
    await set('AM', { day: date('2024-02-05'), working: false });
    await run(() => calendars.ensure('AM'));
    expect(await versionOf('AM')).toBe(2);
    expect(await worked('AM', '2024-02-05')).toBe(false);
  });

  it('creates one calendar when several ask at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => run(() => calendars.ensure('UZ'))));
    expect(await days('UZ', '2024-01-01', '2024-12-31')).toHaveLength(seedCalendar('UZ', 2024, 2024).length);
  });

  it('creates it after all when the first to try gives up', async () => {
    let entered = () => {};
    const first = new Promise<void>((resolve) => (entered = resolve));
    const abandoned = run(async () => {
      await calendars.ensure('AZ');
      entered();
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error('gives up');
    });
    await first;
    await Promise.all([expect(abandoned).rejects.toThrow('gives up'), run(() => calendars.ensure('AZ'))]);
    expect((await days('AZ', '2024-01-01', '2024-12-31')).length).toBeGreaterThan(0);
  });

  it.each(['by', 'BLR', '', "B'"])('refuses %j as a country', async (country) => {
    const error = await caught(run(() => calendars.ensure(country)));
    expect(error).toMatchObject({ kind: 'invalid', faults: [{ path: 'country' }] });
  });
});

describe('load', () => {
  it('creates what is absent and gives each country once', async () => {
    const loaded = await run(() => calendars.load(['RU', 'BY', 'RU']));
    expect([...loaded.keys()].sort()).toEqual(['BY', 'RU']);
    const year = [date('2024-01-01'), date('2024-12-31')] as const;
    expect(loaded.get('RU')?.countBetween(...year)).toBe(seededCalendar('RU', 2024, 2024).countBetween(...year));
    expect((await run(() => calendars.list())).map(({ country }) => country)).toEqual(
      expect.arrayContaining(['BY', 'RU']),
    );
    expect(await run(() => calendars.load([]))).toEqual(new Map());
  });

  it('does not read an unchanged calendar again', async () => {
    const first = await run(() => calendars.load(['BY']));
    expect((await run(() => calendars.load(['BY']))).get('BY')).toBe(first.get('BY'));
  });

  it('shows a transaction its own change, and nobody a change that was taken back', async () => {
    await run(() => calendars.ensure('GE'));
    const change = run(async () => {
      await calendarDays.setDay('GE', 1, { day: date('2024-02-06'), working: false });
      const own = await calendars.load(['GE']);
      expect(own.get('GE')?.isWorkingDay(date('2024-02-06'))).toBe(false);
      throw new Error('taken back');
    });
    await expect(change).rejects.toThrow('taken back');
    // The version that was taken back is used again, for another day, before anybody reads.
    await run(() => calendarDays.setDay('GE', 1, { day: date('2024-02-07'), working: false }));
    expect(await worked('GE', '2024-02-06')).toBe(true);
    expect(await worked('GE', '2024-02-07')).toBe(false);
  });
});

describe('setDay', () => {
  it('makes a Saturday worked, with its source, and tells the plan', async () => {
    await run(() => calendars.ensure('BY'));
    const before = await versionOf('BY');
    replanner.told.length = 0;
    const entry = { day: date('2027-05-15'), working: true, name: 'Worked for 10 May', source: 'Resolution No. 1' };
    expect((await set('BY', entry)).version).toBe(before + 1);
    expect(await worked('BY', '2027-05-15')).toBe(true);
    expect(await days('BY', '2027-05-15')).toEqual([{ ...entry, day: expect.anything() as unknown, origin: 'manual' }]);
    expect(replanner.told).toEqual(['calendar BY']);
  });

  it('goes over a holiday of the list, and over itself', async () => {
    await set('BY', { day: date('2027-07-03'), working: true });
    await set('BY', { day: date('2027-07-03'), working: false, name: 'again' });
    expect(await worked('BY', '2027-07-03')).toBe(false);
    expect((await days('BY', '2027-07-03')).map(({ name }) => name)).toEqual(['again']);
  });

  it('changes no other country', async () => {
    await run(() => calendars.load(['BY', 'RU']));
    await set('BY', { day: date('2027-02-10'), working: false });
    expect(await worked('BY', '2027-02-10')).toBe(false);
    expect(await worked('RU', '2027-02-10')).toBe(true);
  });

  it('writes who changed what', async () => {
    await run(() => calendars.ensure('MD'));
    await set('MD', { day: date('2027-01-01'), working: true, source: 'a test' });
    await remove('MD', '2027-01-01');
    const events = await run(() => nest.get(History, { strict: false }).list('calendar', 'MD'));
    expect(events.map(({ type }) => type)).toEqual(['calendar.day_set', 'calendar.day_removed']);
    expect(events[0]).toMatchObject({
      before: { day: '2027-01-01', working: false, origin: 'seed' },
      after: { day: '2027-01-01', working: true, origin: 'manual', source: 'a test' },
    });
    expect(events[1]).toMatchObject({ before: { origin: 'manual' }, after: { origin: 'seed' } });
  });

  it('refuses a version that is not the current one', async () => {
    const version = await versionOf('BY');
    const entry = { day: date('2027-03-01'), working: false };
    const error = await caught(run(() => calendarDays.setDay('BY', version - 1, entry)));
    expect(error.kind).toBe('stale');
    expect(await worked('BY', '2027-03-01')).toBe(true);
    expect(await versionOf('BY')).toBe(version);
  });

  it('lets one of two at once through', async () => {
    const version = await versionOf('BY');
    const both = await Promise.allSettled(
      ['2027-03-02', '2027-03-03'].map((day) =>
        run(() => calendarDays.setDay('BY', version, { day: date(day), working: false })),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await versionOf('BY')).toBe(version + 1);
  });

  it('names every field at fault', async () => {
    const entry = { day: date('2046-01-01'), working: true, name: 'two\nlines', source: 'x'.repeat(501) };
    const error = await caught(set('BY', entry));
    expect(error.kind).toBe('invalid');
    expect(error.faults.map(({ path }) => path)).toEqual(['day', 'name', 'source']);
  });

  it('knows no calendar that was never needed', async () => {
    const entry = { day: date('2027-01-01'), working: true };
    expect((await caught(run(() => calendarDays.setDay('FR', 1, entry)))).kind).toBe('not_found');
    expect((await caught(run(() => calendars.get('FR')))).kind).toBe('not_found');
  });
});

describe('removeDay', () => {
  it.each([
    { what: 'a holiday of the list', day: '2028-07-03', manual: true, restored: 'seed' },
    { what: 'a day moved by the government', day: '2024-05-18', manual: false, restored: 'moved' },
  ])('brings back $what', async ({ day, manual, restored }) => {
    const seeded = await days('BY', day);
    await set('BY', { day: date(day), working: manual });
    expect(await worked('BY', day)).toBe(manual);
    replanner.told.length = 0;
    await remove('BY', day);
    expect(await worked('BY', day)).toBe(!manual);
    expect((await days('BY', day)).map(({ origin }) => origin)).toEqual([restored]);
    expect(JSON.stringify(await days('BY', day))).toBe(JSON.stringify(seeded));
    expect(replanner.told).toEqual(['calendar BY']);
  });

  it('leaves an ordinary day of the week where there was nothing', async () => {
    await set('BY', { day: date('2028-02-01'), working: false });
    const version = await versionOf('BY');
    expect((await remove('BY', '2028-02-01')).version).toBe(version + 1);
    expect(await days('BY', '2028-02-01')).toEqual([]);
    expect(await worked('BY', '2028-02-01')).toBe(true);
  });

  it('refuses what nobody has entered', async () => {
    expect(await caught(remove('BY', '2029-07-03'))).toMatchObject({ kind: 'conflict', code: 'day_not_manual' });
    expect((await caught(remove('BY', '2029-07-02'))).kind).toBe('not_found');
  });

  it('refuses a version that is not the current one', async () => {
    await set('BY', { day: date('2028-02-02'), working: false });
    const error = await caught(run(() => calendarDays.removeDay('BY', 1, date('2028-02-02'))));
    expect(error.kind).toBe('stale');
    expect(await worked('BY', '2028-02-02')).toBe(false);
  });
});
