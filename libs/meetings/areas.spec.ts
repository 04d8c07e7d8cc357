import type { TestingModule } from '@nestjs/testing';
import { Access, AccessModule, SYSTEM_PRINCIPAL } from '#access';
import { CalendarsModule } from '#calendars';
import { SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { Areas } from './areas.js';
import { NoRemindersModule } from './no-reminders.js';
import { MeetingsModule } from './meetings.module.js';

let database: TestDatabase;
let testing: TestingModule;
let areas: Areas;

beforeAll(async () => {
  database = await createTestDatabase();
  testing = await createTestingModule(
    { url: database.url, clock: new FixedClock('2023-12-19T09:00:00Z') },
    { imports: [NoRemindersModule, AccessModule, CalendarsModule, MeetingsModule] },
  );
  areas = testing.get(Areas);
});
afterAll(async () => {
  await testing.close();
  await database.drop();
});

const run = <T>(work: () => Promise<T>): Promise<T> =>
  testing.get(Transactions).run(SYSTEM, () => {
    testing.get(Access).enter(SYSTEM_PRINCIPAL);
    return work();
  });

describe('Areas', () => {
  it('adds those that are not there and leaves the others as they are', async () => {
    await run(() => areas.create({ code: 'transport', name: { en: 'Transport', ru: 'Транспорт' } }));
    const given = [
      { code: 'transport', name: { en: 'Other' } },
      { code: 'construction', name: { en: 'Construction' } },
      { code: 'construction', name: { en: 'Construction' } },
    ];
    expect(await run(() => areas.ensure(given))).toBe(1);
    expect(await run(() => areas.ensure(given))).toBe(0);
    expect(await run(() => areas.list())).toEqual([
      { code: 'construction', name: { en: 'Construction', ru: null, be: null }, version: 1 },
      { code: 'transport', name: { en: 'Transport', ru: 'Транспорт', be: null }, version: 1 },
    ]);
  });

  it('renames, and refuses what is wrong', async () => {
    await run(() => areas.create({ code: 'science', name: { en: 'Science', be: 'Навука' } }));
    expect(await run(() => areas.update('science', 1, { name: { ru: 'Наука' } }))).toEqual({
      code: 'science',
      name: { en: 'Science', ru: 'Наука', be: 'Навука' },
      version: 2,
    });
    await expect(run(() => areas.update('science', 1, { name: { ru: 'Учёба' } }))).rejects.toMatchObject({
      kind: 'stale',
    });
    await expect(run(() => areas.create({ code: 'science', name: { en: 'x' } }))).rejects.toMatchObject({
      code: 'code_taken',
    });
    await expect(run(() => areas.create({ code: 'A b', name: { en: '' } }))).rejects.toMatchObject({
      faults: [{ path: 'code' }, { path: 'name.en' }],
    });
    await expect(run(() => areas.update('nothing', 1, { name: { en: 'x' } }))).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
