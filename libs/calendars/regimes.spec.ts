import type { TestingModule } from '@nestjs/testing';
import { REGIMES, type RegimeRules } from '#deadlines';
import { History } from '#history';
import { DomainError, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase } from '#testing';
import { CalendarsModule } from './calendars.module.js';
import { RecordingReplannerModule } from './recording-replanner.js';
import { type RegimeChanges, Regimes } from './regimes.js';

const { code: _, ...cis } = REGIMES.cis;

describe('the stored regimes', () => {
  let database: TestDatabase;
  let module: TestingModule;
  let regimes: Regimes;

  beforeAll(async () => {
    database = await createTestDatabase();
    const ground = { url: database.url, clock: new FixedClock('2024-01-17T09:00:00Z') };
    module = await createTestingModule(ground, { imports: [RecordingReplannerModule, CalendarsModule] });
    regimes = module.get(Regimes);
    await Promise.all([run(() => regimes.ensureShipped()), run(() => regimes.ensureShipped())]);
  });

  afterAll(async () => {
    await module.close();
    await database.drop();
  });

  const run = <T>(work: () => Promise<T>) => module.get(Transactions).run(SYSTEM, work);
  const update = (code: string, version: number, changes: RegimeChanges) =>
    run(() => regimes.update(code, version, changes));

  it('are the two that ship', async () => {
    const listed = await run(() => regimes.list());
    expect(listed.map(({ code }) => code)).toEqual(['cis', 'cis-working']);
    expect(listed[0]).toEqual({ ...REGIMES.cis, name: 'CIS office practice, calendar days', version: 1 });
    expect(listed[1]).toMatchObject({ days: 'working', urgencies: { very_urgently: 1 }, roll: 'preceding' });
  });

  it('can be changed, with the change in the history, and stay so', async () => {
    const rules: RegimeRules = { ...cis, roll: 'following', urgencies: { urgently: 5 } };
    expect(await update('cis', 1, { rules })).toEqual({
      ...rules,
      code: 'cis',
      name: 'CIS office practice, calendar days',
      version: 2,
    });
    await run(() => regimes.ensureShipped());
    expect(await run(() => regimes.get('cis'))).toMatchObject({ roll: 'following', version: 2 });
    expect((await update('cis', 2, { name: ' Ours ' })).name).toBe('Ours');
    const events = await run(() => module.get(History, { strict: false }).list('regime', 'cis'));
    expect(events[0]).toMatchObject({
      type: 'regime.updated',
      before: { rules: { roll: 'preceding' } },
      after: { rules: { roll: 'following' } },
    });
  });

  it.each([
    ['stale', 'cis-working', 7, { name: 'x' }],
    ['not_found', 'foi', 1, { name: 'x' }],
    ['invalid', 'cis-working', 1, { name: ' ' }],
    ['invalid', 'cis-working', 1, { rules: { ...cis, recurringDay: 31 } }],
  ] as const)('refuse a change: %s', async (...[kind, code, version, changes]) => {
    const error: unknown = await update(code, version, changes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind });
    expect((await run(() => regimes.get('cis-working'))).version).toBe(1);
  });

  it('are not found under another code', async () => {
    await expect(run(() => regimes.get('foi'))).rejects.toMatchObject({ kind: 'not_found' });
  });
});
