import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isWorked, nearest, type OracleCalendar, shift, walk } from './calendar-oracle.js';
import { fromDayNumber, toDayNumber, weekdayOf } from './day-number.rules.js';
import { seededCalendar } from './seed-calendar.js';
import { WorkingCalendar } from './working-calendar.rules.js';
import { workingDays } from './working-days.rules.js';

const date = (text: string) => Temporal.PlainDate.from(text);

const anyDate = fc.integer({ min: -25_000, max: 25_000 }).map((days) => shift('2024-02-29', days));
const nearDate = fc.integer({ min: -120, max: 120 }).map((days) => shift('2024-02-29', days));

/** Dense exceptions around one date, so that runs of holidays and worked weekends meet. */
const anyCalendar: fc.Arbitrary<OracleCalendar> = fc.record({
  weekend: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 6 }),
  days: fc.array(fc.tuple(nearDate, fc.boolean()), { maxLength: 150 }).map((entries) => new Map(entries)),
});

function build(calendar: OracleCalendar, country = 'XA'): WorkingCalendar {
  const days = [...calendar.days].map(([day, working]) => ({ day: date(day), working }));
  return WorkingCalendar.of({ country, weekend: calendar.weekend, days });
}

describe('a working calendar against a day-by-day oracle', () => {
  const run = { seed: 20231218, numRuns: 2_000 };

  it('finds the n-th working day before and after', () => {
    fc.assert(
      fc.property(anyCalendar, nearDate, fc.integer({ min: 1, max: 60 }), (calendar, from, n) => {
        const built = build(calendar);
        expect(built.nthBefore(date(from), n).toString()).toBe(walk(calendar, from, { n, step: -1 }));
        expect(built.nthAfter(date(from), n).toString()).toBe(walk(calendar, from, { n, step: 1 }));
      }),
      run,
    );
  });

  it('finds the nearest working day on either side, and knows each day', () => {
    fc.assert(
      fc.property(anyCalendar, nearDate, (calendar, from) => {
        const built = build(calendar);
        expect(built.isWorkingDay(date(from))).toBe(isWorked(calendar, from));
        expect(built.onOrBefore(date(from)).toString()).toBe(nearest(calendar, from, -1));
        expect(built.onOrAfter(date(from)).toString()).toBe(nearest(calendar, from, 1));
      }),
      run,
    );
  });

  it('answers far from its exceptions', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 12 }), (calendar, from, n) => {
        expect(build(calendar).nthBefore(date(from), n).toString()).toBe(walk(calendar, from, { n, step: -1 }));
        expect(build(calendar).nthAfter(date(from), n).toString()).toBe(walk(calendar, from, { n, step: 1 }));
      }),
      run,
    );
  });

  it('works for two countries at once only where both work', () => {
    const weekend = fc.constantFrom([6, 7], [5, 6], [5], [4, 5]);
    const side = fc.tuple(anyCalendar, weekend).map(([calendar, rest]) => ({ ...calendar, weekend: rest }));
    fc.assert(
      fc.property(fc.tuple(side, side), nearDate, ([a, b], from) => {
        const both = WorkingCalendar.both(build(a, 'XA'), build(b, 'XB'));
        const worked = (day: string) => isWorked(a, day) && isWorked(b, day);
        expect(both.isWorkingDay(date(from))).toBe(worked(from));
        let after = shift(from, 1);
        while (!worked(after)) after = shift(after, 1);
        expect(both.nthAfter(date(from), 1).toString()).toBe(after);
      }),
      run,
    );
  });

  it('counts and lists the working days of a span', () => {
    fc.assert(
      fc.property(anyCalendar, nearDate, fc.integer({ min: -3, max: 90 }), (calendar, from, length) => {
        const expected: string[] = [];
        for (let day = from; day <= shift(from, length); day = shift(day, 1)) {
          if (isWorked(calendar, day)) expected.push(day);
        }
        const to = date(shift(from, length));
        expect(workingDays(build(calendar), date(from), to).map(String)).toEqual(expected);
        expect(build(calendar).countBetween(date(from), to)).toBe(expected.length);
      }),
      { ...run, numRuns: 500 },
    );
  });
});

describe('day numbers', () => {
  it('go both ways and step by one over leap days, years and centuries', () => {
    const any = fc.integer({ min: -100_000, max: 100_000 }).map((days) => date('2000-02-29').add({ days }));
    fc.assert(
      fc.property(any, (day) => {
        expect(fromDayNumber(toDayNumber(day)).equals(day)).toBe(true);
        expect(toDayNumber(day.add({ days: 1 })) - toDayNumber(day)).toBe(1);
        expect(weekdayOf(toDayNumber(day))).toBe(day.dayOfWeek);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });
});

describe('a working calendar', () => {
  const belarus = seededCalendar('BY', 2023, 2026);
  const russia = seededCalendar('RU', 2023, 2026);

  it.each([
    // A moved working day: Saturday 18 May 2024 is worked for Monday 13 May, and 14 May is Radunitsa.
    { calendar: belarus, from: '2024-05-20', n: 1, expected: '2024-05-18' },
    { calendar: belarus, from: '2024-05-20', n: 6, expected: '2024-05-08' },
    { calendar: russia, from: '2024-05-20', n: 6, expected: '2024-05-08' },
    // Over the New Year break: 1 to 8 January in Russia, 1, 2 and 7 January in Belarus.
    { calendar: russia, from: '2024-01-10', n: 2, expected: '2023-12-29' },
    { calendar: belarus, from: '2024-01-10', n: 2, expected: '2024-01-08' },
    // Over a leap day.
    { calendar: russia, from: '2024-03-01', n: 1, expected: '2024-02-29' },
  ])('$calendar.country: working day $n before $from is $expected', ({ calendar, from, n, expected }) => {
    expect(calendar.nthBefore(date(from), n).toString()).toBe(expected);
  });

  it('of Belarus and Russia together rests when either rests', () => {
    const both = WorkingCalendar.both(belarus, russia);
    expect(both.country).toBe('BY+RU');
    // 24 February 2023 is off in Russia only, 24 April 2023 in Belarus only, 29 April 2023 is worked in Belarus only.
    for (const day of ['2023-02-24', '2023-04-24', '2023-04-29']) expect(both.isWorkingDay(date(day))).toBe(false);
    expect(both.isWorkingDay(date('2023-04-26'))).toBe(true);
  });

  it('of one country on both sides is that calendar', () => {
    expect(WorkingCalendar.both(belarus, belarus)).toBe(belarus);
  });

  it('is refused when no weekday is worked', () => {
    expect(() => WorkingCalendar.of({ country: 'XA', weekend: [1, 2, 3, 4, 5, 6, 7], days: [] })).toThrow(RangeError);
  });

  it.each([0, -1, 1.5])('is not asked for the %d-th day', (n) => {
    expect(() => belarus.nthAfter(date('2024-01-01'), n)).toThrow(RangeError);
  });

  it('answers what planning 100,000 commitments asks in a few seconds', () => {
    const both = WorkingCalendar.both(seededCalendar('BY', 2015, 2045), seededCalendar('RU', 2015, 2045));
    const deadline = date('2024-01-09');
    const started = performance.now();
    for (let asked = 0; asked < 100_000; asked += 1) {
      for (const n of [10, 5, 1]) both.nthBefore(deadline, n);
      both.onOrBefore(deadline);
      for (const n of [1, 3, 5]) both.nthAfter(deadline, n);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
