import type { PlannableCommitment, PlannableMatter } from '#commitments';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  exampleCalendars,
  exampleCommitment,
  exampleMatter,
  examplePeriod,
  examplePerson,
  exampleRoster,
  exampleTenure,
  exampleWorld,
  instant,
} from './examples.js';
import { DEFAULT_LADDER, type Ladder } from './ladder.rules.js';
import { planNudges } from './nudges.rules.js';

type Roster = Parameters<typeof exampleRoster>[0];

/** `rung audience person day-and-hour in UTC`. */
function nudges(commitment: PlannableCommitment, { roster = {}, ladder = DEFAULT_LADDER }: Partial<Options> = {}) {
  const world = exampleWorld(exampleRoster(roster));
  return planNudges(commitment, { ladder, world, until: instant('2030-01-01T00:00:00Z') }).map(
    ({ rung, audience, recipientId, deputyForId, dueAt }) =>
      `${rung} ${audience} ${recipientId ?? 'nobody'}${deputyForId === null ? '' : ` for ${deputyForId}`} ${dueAt.toString().slice(0, 16)}`,
  );
}
interface Options {
  roster: Roster;
  ladder: Ladder;
}

/** Reported on Wednesday, 10 January 2024, in the afternoon in Minsk. */
const waiting = (matter: Partial<PlannableMatter> = {}, changes: Partial<PlannableCommitment> = {}) =>
  exampleCommitment({ status: 'reported', matters: [exampleMatter(matter)], ...changes });

describe('planNudges', () => {
  it('asks the controller on the third working day after a final report', () => {
    expect(nudges(waiting())).toEqual(['decide-report-1 controller irina 2024-01-15T06:00']);
  });

  it('counts from the date at the post that is asked, over weekends and holidays', () => {
    // Ten at night in UTC is the 11th in Minsk.
    expect(nudges(waiting({ madeAt: instant('2024-01-10T22:00:00Z') }))).toEqual([
      'decide-report-1 controller irina 2024-01-16T06:00',
    ]);
    expect(nudges(waiting({ madeAt: instant('2023-12-29T09:00:00Z') }))).toEqual([
      'decide-report-1 controller irina 2024-01-05T06:00',
    ]);
  });

  it('comes after as many working days as the ladder says', () => {
    const ladder = { ...DEFAULT_LADDER, nudgeDays: 1 };
    expect(nudges(waiting(), { ladder })).toEqual(['decide-report-1 controller irina 2024-01-11T06:00']);
  });

  it.each([
    ['accept', 'report'],
    ['return', 'report'],
    ['grant', 'extension'],
    ['refuse', 'extension'],
  ] as const)('is gone after %s', (outcome, kind) => {
    const decision = { outcome, at: instant('2024-01-11T09:00:00Z'), byId: 'irina' };
    expect(nudges(waiting({ kind }, { status: 'active' }))).toHaveLength(1);
    expect(nudges(waiting({ kind, decision }, { status: 'active' }))).toEqual([]);
  });

  it.each(['closed', 'terminated', 'declined', 'draft'] as const)('is not for what is %s', (status) => {
    expect(nudges(waiting({}, { status }))).toEqual([]);
  });

  it('is not about a period that is settled', () => {
    const periods = [examplePeriod('2024-01-18', { settledAt: instant('2024-01-11T09:00:00Z') })];
    expect(nudges(waiting({ kind: 'extension' }, { periods }))).toEqual([]);
  });

  it('comes again for a second report after the first was returned, under a key of its own', () => {
    const decision = { outcome: 'return' as const, at: instant('2024-01-11T09:00:00Z'), byId: 'irina' };
    const matters = [
      exampleMatter({ decision }),
      exampleMatter({ id: 'second', number: 2, madeAt: instant('2024-01-12T09:00:00Z') }),
    ];
    expect(nudges(waiting({}, { matters }))).toEqual(['decide-report-2 controller irina 2024-01-17T06:00']);
  });

  it('is for each period that waits', () => {
    const periods = [examplePeriod('2024-01-10', { ordinal: 1 }), examplePeriod('2024-02-09', { ordinal: 2 })];
    const matters = [exampleMatter(), exampleMatter({ id: 'other', period: 2, kind: 'extension' })];
    expect(nudges(waiting({}, { periods, matters, basis: 'recurring' }))).toEqual([
      'decide-report-1 controller irina 2024-01-15T06:00',
      'decide-extension-1 controller irina 2024-01-15T06:00',
    ]);
  });

  it('goes up the line of a vacant post, and to deputies as a copy', () => {
    const tenures = [exampleTenure('premier', 'roman'), exampleTenure('minister', 'maria')];
    expect(nudges(waiting(), { roster: { tenures } })).toEqual(['decide-report-1 controller roman 2024-01-15T06:00']);
    const deputyships = [{ absentId: 'irina', deputyId: 'roman', from: '2024-01-15', to: '2024-01-15' }];
    expect(nudges(waiting(), { roster: { deputyships } })).toEqual([
      'decide-report-1 controller irina 2024-01-15T06:00',
      'decide-report-1 controller roman for irina 2024-01-15T06:00',
    ]);
  });

  it('never asks who made it, or for whom: a request goes to the author, a report up the line', () => {
    expect(nudges(waiting({ kind: 'extension', hands: ['dmitry', 'irina'] }))).toEqual([
      'decide-extension-1 author pavel 2024-01-15T06:00',
    ]);
    expect(nudges(waiting({ hands: ['irina'] }))).toEqual(['decide-report-1 controller roman 2024-01-15T06:00']);
    expect(nudges(waiting({ kind: 'extension', hands: ['irina', 'pavel'] }))).toEqual([
      'decide-extension-1 controller roman 2024-01-15T06:00',
    ]);
    // Nobody is left up the line: the author's side is to know, rather than nobody.
    expect(nudges(waiting({ hands: ['irina', 'roman'] }))).toEqual(['decide-report-1 author pavel 2024-01-15T06:00']);
    const deputyships = [{ absentId: 'irina', deputyId: 'maria', from: '2024-01-01', to: '2024-01-31' }];
    expect(nudges(waiting({ hands: ['maria'] }), { roster: { deputyships } })).toHaveLength(1);
  });

  it('never asks who leads it on that day, by a post of their own or a lent one, whoever has made it', () => {
    // Maria has reported and left her post; Irina, who controls, takes it over on the day of the nudge or the day after.
    const from = (day: string) => [
      ...['president pavel', 'premier roman', 'inspector irina']
        .map((text) => text.split(' '))
        .map(([post, person]) => exampleTenure(post ?? '', person ?? '')),
      exampleTenure('minister', 'maria', { to: '2024-01-12' }),
      exampleTenure('minister', 'irina', { from: day }),
    ];
    const tenures = from('2024-01-15');
    expect(nudges(waiting(), { roster: { tenures } })).toEqual(['decide-report-1 controller roman 2024-01-15T06:00']);
    expect(nudges(waiting({ kind: 'extension' }), { roster: { tenures } })).toEqual([
      'decide-extension-1 author pavel 2024-01-15T06:00',
    ]);
    expect(nudges(waiting(), { roster: { tenures: from('2024-01-16') } })).toEqual([
      'decide-report-1 controller irina 2024-01-15T06:00',
    ]);
    const standsIn = (absentId: string, deputyId: string) => ({
      ...{ absentId, deputyId, from: '2024-01-01', to: '2024-01-31' },
    });
    expect(nudges(waiting({ hands: ['dmitry'] }), { roster: { deputyships: [standsIn('maria', 'irina')] } })).toEqual([
      'decide-report-1 controller roman 2024-01-15T06:00',
    ]);
    // No copy for a deputy of the controller who leads it.
    expect(nudges(waiting({ hands: ['dmitry'] }), { roster: { deputyships: [standsIn('irina', 'maria')] } })).toEqual([
      'decide-report-1 controller irina 2024-01-15T06:00',
    ]);
  });

  it('is in the morning of a working day of whoever gets it, after the day of the report, at their own hour', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 });
    const zone = fc.constantFrom('Europe/Minsk', 'Asia/Vladivostok', 'America/St_Johns');
    fc.assert(
      fc.property(minutes, zone, fc.integer({ min: 1, max: 10 }), (after, timeZone, nudgeDays) => {
        const madeAt = instant('2023-12-20T00:00:00Z').add({ minutes: after });
        const persons = ['pavel', 'roman', 'maria', 'dmitry'].map((id) => examplePerson(id));
        const roster = exampleRoster({ persons: [...persons, examplePerson('irina', { timeZone })] });
        const terms = { ladder: { ...DEFAULT_LADDER, nudgeDays }, until: instant('2030-01-01T00:00:00Z') };
        const world = exampleWorld(roster);
        const planned = planNudges(waiting({ madeAt }), { ...terms, world });
        expect(planned).toHaveLength(1);
        const [{ dueAt }] = planned;
        const local = dueAt.toZonedDateTimeISO(timeZone);
        expect(local.toPlainTime().toString()).toBe('09:00:00');
        const madeOn = madeAt.toZonedDateTimeISO('Europe/Minsk').toPlainDate();
        let worked = 0;
        for (
          let day = madeOn.add({ days: 1 });
          Temporal.PlainDate.compare(day, local.toPlainDate()) <= 0;
          day = day.add({ days: 1 })
        ) {
          if (exampleCalendars.get('BY')?.isWorkingDay(day)) worked++;
        }
        expect(worked).toBe(nudgeDays);
        expect(exampleCalendars.get('BY')?.isWorkingDay(local.toPlainDate())).toBe(true);
      }),
    );
  });
});
