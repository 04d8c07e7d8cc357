import { DomainError } from '#platform';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isWorked, nearest, type OracleCalendar, shift, walk } from './calendar-oracle.js';
import { type DeadlineRule, FREQUENCIES } from './deadline.rules.js';
import { deadlineFaults, periodsOf } from './periods.js';
import { isKnownUrgency, type Regime, REGIMES, ROLLS, type Roll } from './regime.rules.js';
import { rollDeadline } from './roll.rules.js';
import { seedCalendar, seededCalendar } from './seed-calendar.js';
import { WorkingCalendar } from './working-calendar.rules.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const belarus = seededCalendar('BY', 2015, 2045);
const russia = seededCalendar('RU', 2015, 2045);
const both = WorkingCalendar.both(belarus, russia);

function due(
  rule: DeadlineRule,
  signedOn: string,
  options: { calendar?: WorkingCalendar; regime?: Regime } = {},
): string | undefined {
  const { calendar = belarus, regime = REGIMES.cis } = options;
  const terms = { signedOn: date(signedOn), regime, calendar };
  return periodsOf(rule, terms, terms.signedOn)[0]?.deadline?.toString();
}

describe('the deadline of a one-off commitment', () => {
  it.each([
    ['2024-01-31', '2024-02-29'], // no 31 February: its last day, in a leap year
    ['2023-01-31', '2023-02-28'],
    ['2024-01-30', '2024-02-29'],
    ['2024-02-29', '2024-03-29'], // the same day, not the last
    ['2024-03-29', '2024-04-29'],
    ['2023-12-18', '2024-01-18'],
    ['2023-12-31', '2024-01-31'],
    ['2023-12-07', '2024-01-06'], // 7 January is Christmas and a Sunday; the Friday before it
  ])('signed %s, nothing said: %s or the working day before', (signedOn, expected) => {
    expect(due({ basis: 'default' }, signedOn)).toBe(belarus.onOrBefore(date(expected)).toString());
  });

  it.each([
    { urgency: 'urgently', signedOn: '2023-12-18', expected: '2023-12-21' },
    { urgency: 'promptly', signedOn: '2023-12-18', expected: '2023-12-28' },
    // Thursday and three days is Sunday: the Friday before.
    { urgency: 'urgently', signedOn: '2023-12-14', expected: '2023-12-15' },
    // Friday 29 December and three days is 1 January: back to the day of signing, and no further.
    { urgency: 'urgently', signedOn: '2023-12-29', expected: '2023-12-29' },
    { urgency: 'urgently', signedOn: '2024-02-26', expected: '2024-02-29' },
  ] as const)('signed $signedOn, $urgency in calendar days: $expected', ({ urgency, signedOn, expected }) => {
    expect(due({ basis: 'urgency', urgency }, signedOn)).toBe(expected);
  });

  it.each([
    { urgency: 'very_urgently', signedOn: '2023-12-18', expected: '2023-12-19' },
    { urgency: 'very_urgently', signedOn: '2023-12-29', expected: '2024-01-03' },
    { urgency: 'urgently', signedOn: '2023-12-14', expected: '2023-12-19' },
    // 11, 12 off, 13 moved, 14 Radunitsa; Saturday 18 May is worked.
    { urgency: 'urgently', signedOn: '2024-05-15', expected: '2024-05-18' },
    { urgency: 'promptly', signedOn: '2024-05-08', expected: '2024-05-24' },
  ] as const)('signed $signedOn, $urgency in working days: $expected', ({ urgency, signedOn, expected }) => {
    expect(due({ basis: 'urgency', urgency }, signedOn, { regime: REGIMES['cis-working'] })).toBe(expected);
  });

  it.each([
    ['none', '2024-05-13', '2024-05-13'],
    ['preceding', '2024-05-13', '2024-05-10'],
    ['following', '2024-05-13', '2024-05-15'],
    ['preceding', '2024-05-18', '2024-05-18'],
    ['following', '2024-05-18', '2024-05-18'],
  ] as const)('stated and rolled %s: %s is due %s', (roll, statedOn, expected) => {
    const regime: Regime = { ...REGIMES.cis, roll };
    expect(due({ basis: 'stated', statedOn: date(statedOn) }, '2024-04-01', { regime })).toBe(expected);
  });

  it('of both sides is worked on both calendars', () => {
    const stated = { basis: 'stated', statedOn: date('2024-05-13') } as const;
    // 9 May is a holiday on both sides, 10 May in Russia, 11 to 14 May in Belarus.
    expect(due(stated, '2024-04-01', { calendar: belarus })).toBe('2024-05-10');
    expect(due(stated, '2024-04-01', { calendar: russia })).toBe('2024-05-13');
    expect(due(stated, '2024-04-01', { calendar: both })).toBe('2024-05-08');
  });

  it('does not move back to before it was signed', () => {
    // Saturday 30 December and three days is 2 January, in the break from 30 December to 8 January.
    expect(due({ basis: 'urgency', urgency: 'urgently' }, '2023-12-30', { calendar: russia })).toBe('2024-01-09');
  });

  it('is one period, open without a date', () => {
    const terms = { signedOn: date('2023-12-18'), regime: REGIMES.cis, calendar: belarus };
    const periods = periodsOf({ basis: 'open' }, terms, date('2030-01-01'));
    expect(periods).toEqual([{ ordinal: 1, startsOn: terms.signedOn, endsOn: null, deadline: null }]);
    expect(periodsOf({ basis: 'default' }, terms, date('2030-01-01'))).toHaveLength(1);
  });
});

describe('an urgency that the regime does not define', () => {
  const rule = { basis: 'urgency', urgency: 'very_urgently' } as const;

  it('is an error that names the field', () => {
    const terms = { signedOn: date('2023-12-18'), regime: REGIMES.cis, calendar: belarus };
    const faults = deadlineFaults(rule, REGIMES.cis);
    expect(faults.map((fault) => fault.path)).toEqual(['deadline.urgency']);
    let error: unknown;
    try {
      periodsOf(rule, terms, date('2024-01-01'));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ kind: 'invalid', faults });
  });

  it('is no fault where the regime defines it', () => {
    expect(deadlineFaults(rule, REGIMES['cis-working'])).toEqual([]);
    expect(isKnownUrgency('promptly')).toBe(true);
    expect(isKnownUrgency('soon')).toBe(false);
  });
});

describe('the periods of a recurring commitment', () => {
  const terms = { signedOn: date('2023-12-18'), regime: REGIMES.cis, calendar: belarus };
  const table = (rule: DeadlineRule, until: string) =>
    periodsOf(rule, terms, date(until)).map((period) => [
      period.ordinal,
      `${String(period.startsOn)}/${String(period.endsOn)}`,
      period.deadline?.toString(),
    ]);

  it('monthly: by the 10th of the month after, from the month of signing', () => {
    expect(table({ basis: 'recurring', frequency: 'monthly' }, '2024-03-10')).toEqual([
      [1, '2023-12-01/2023-12-31', '2024-01-10'],
      [2, '2024-01-01/2024-01-31', '2024-02-09'], // 10 February 2024 is a Saturday
      [3, '2024-02-01/2024-02-29', '2024-03-07'], // a Sunday, after the holiday of 8 March and Saturday 9 March
      [4, '2024-03-01/2024-03-31', '2024-04-10'],
    ]);
  });

  it('quarterly, half-yearly and yearly: calendar periods', () => {
    expect(table({ basis: 'recurring', frequency: 'quarterly' }, '2024-04-10')).toEqual([
      [1, '2023-10-01/2023-12-31', '2024-01-10'],
      [2, '2024-01-01/2024-03-31', '2024-04-10'],
      [3, '2024-04-01/2024-06-30', '2024-07-10'],
    ]);
    expect(table({ basis: 'recurring', frequency: 'half_yearly' }, '2024-01-10')).toEqual([
      [1, '2023-07-01/2023-12-31', '2024-01-10'],
      [2, '2024-01-01/2024-06-30', '2024-07-10'],
    ]);
    expect(table({ basis: 'recurring', frequency: 'yearly' }, '2024-01-09')).toEqual([
      [1, '2023-01-01/2023-12-31', '2024-01-10'],
    ]);
  });

  it('standing: yearly, by 20 January of the next year', () => {
    expect(table({ basis: 'standing' }, '2024-01-19')).toEqual([
      [1, '2023-01-01/2023-12-31', '2024-01-19'], // 20 January 2024 is a Saturday
      [2, '2024-01-01/2024-12-31', '2025-01-20'],
    ]);
  });

  it('does not move back into the month to report on', () => {
    // In Russia 31 December 2025 to 11 January 2026 is off: by 10 January becomes 12 January, not 30 December.
    const rule = { basis: 'recurring', frequency: 'monthly' } as const;
    expect(due(rule, '2025-12-01', { calendar: russia })).toBe('2026-01-12');
  });
});

describe('deadlines against a day-by-day oracle', () => {
  const run = { seed: 7, numRuns: 3_000 };
  const sides: readonly { calendar: WorkingCalendar; oracle: OracleCalendar }[] = [
    { calendar: belarus, oracle: oracleOf('BY') },
    { calendar: russia, oracle: oracleOf('RU') },
  ];
  const anySide = fc.constantFrom(...sides);
  const anyDate = fc.integer({ min: 0, max: 8_000 }).map((days) => shift('2020-01-01', days));
  const anyRoll = fc.constantFrom(...ROLLS);

  it('rolls any date by any rule', () => {
    fc.assert(
      fc.property(anySide, anyDate, anyRoll, (side, day, roll) => {
        const rolled = rollDeadline(date(day), { regime: { roll }, calendar: side.calendar });
        expect(rolled.toString()).toBe(rolledBy(side.oracle, day, roll));
      }),
      run,
    );
  });

  it('counts an urgency in calendar and in working days', () => {
    const anyUrgency = fc.constantFrom({ urgency: 'urgently', n: 3 } as const, { urgency: 'promptly', n: 10 } as const);
    fc.assert(
      fc.property(anySide, anyDate, anyUrgency, ({ calendar, oracle }, signedOn, { urgency, n }) => {
        const rule = { basis: 'urgency', urgency } as const;
        const working = walk(oracle, signedOn, { n, step: 1 });
        expect(due(rule, signedOn, { calendar, regime: REGIMES['cis-working'] })).toBe(working);
        const moved = nearest(oracle, shift(signedOn, n), -1);
        const expected = moved < signedOn ? nearest(oracle, shift(signedOn, n), 1) : moved;
        expect(due(rule, signedOn, { calendar })).toBe(expected);
      }),
      run,
    );
  });

  it('cuts the calendar into periods without gaps, each due after it', () => {
    fc.assert(
      fc.property(anySide, anyDate, fc.constantFrom(...FREQUENCIES), ({ calendar, oracle }, signedOn, frequency) => {
        const until = shift(signedOn, 500);
        const terms = { signedOn: date(signedOn), regime: REGIMES.cis, calendar };
        const periods = periodsOf({ basis: 'recurring', frequency }, terms, date(until));
        const months = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 }[frequency];

        let start = signedOn;
        while (!start.endsWith('-01') || (Number(start.slice(5, 7)) - 1) % months !== 0) start = shift(start, -1);
        for (const [index, period] of periods.entries()) {
          let next = shift(start, 1);
          while (!next.endsWith('-01') || (Number(next.slice(5, 7)) - 1) % months !== 0) next = shift(next, 1);
          const tenth = `${next.slice(0, 8)}10`;
          const moved = nearest(oracle, tenth, -1);
          expect([period.ordinal, String(period.startsOn), String(period.endsOn), String(period.deadline)]).toEqual([
            index + 1,
            start,
            shift(next, -1),
            moved < next ? nearest(oracle, tenth, 1) : moved,
          ]);
          expect(isWorked(oracle, String(period.deadline))).toBe(true);
          // All but the last are due by the horizon; the last is the next one after it.
          expect(String(period.deadline) <= until).toBe(index < periods.length - 1);
          start = next;
        }
      }),
      { ...run, numRuns: 400 },
    );
  });
});

function oracleOf(country: string): OracleCalendar {
  const days = seedCalendar(country, 2015, 2045).map(({ day, working }) => [day.toString(), working] as const);
  return { weekend: [6, 7], days: new Map(days) };
}

function rolledBy(calendar: OracleCalendar, day: string, roll: Roll): string {
  if (roll === 'none') return day;
  return nearest(calendar, day, roll === 'preceding' ? -1 : 1);
}
