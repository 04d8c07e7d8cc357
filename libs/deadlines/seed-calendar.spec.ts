import { Temporal } from 'temporal-polyfill';
import { MOVING_ACTS } from './moved-days.js';
import { seedCalendar, seededCalendar } from './seed-calendar.js';
import { weekendOf } from './weekends.js';

const date = (text: string) => Temporal.PlainDate.from(text);

describe('the calendar of Russia', () => {
  const calendar = seededCalendar('RU', 2015, 2045);

  // Official norms of working time for the five-day week ("production calendars").
  it.each([
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('has in %i %i working days', (year, expected) => {
    expect(calendar.countBetween(date(`${year}-01-01`), date(`${year}-12-31`))).toBe(expected);
  });

  it.each([
    // New Year holidays 1 to 8 January, and the nearest worked days.
    ['2024-01-01', '2024-01-08', false],
    ['2024-01-09', '2024-01-12', true],
    // Decree No. 1314: 28 April to 1 May and 9 to 12 May 2024 are off, 27 April is worked.
    ['2024-04-27', '2024-04-27', true],
    ['2024-04-28', '2024-05-01', false],
    ['2024-05-09', '2024-05-12', false],
    ['2024-12-28', '2024-12-28', true],
    ['2024-12-29', '2025-01-08', false],
    // Decree No. 1335: 23 February and 8 March 2025 move to May and June, not to the Monday after.
    ['2025-02-24', '2025-02-24', true],
    ['2025-03-10', '2025-03-10', true],
    ['2025-05-08', '2025-05-11', false],
    ['2025-06-12', '2025-06-15', false],
    ['2025-11-01', '2025-11-01', true],
    ['2025-11-02', '2025-11-04', false],
    ['2025-12-31', '2026-01-11', false],
    // Article 112 of the Labour Code: a weekend holiday gives the next working day.
    ['2023-11-04', '2023-11-06', false],
    ['2026-03-07', '2026-03-09', false],
    ['2026-05-09', '2026-05-11', false],
    ['2027-05-01', '2027-05-03', false],
  ])('from %s to %s is worked: %s', (from, to, working) => {
    for (let day = date(from); Temporal.PlainDate.compare(day, date(to)) <= 0; day = day.add({ days: 1 })) {
      expect({ day: day.toString(), working: calendar.isWorkingDay(day) }).toEqual({ day: day.toString(), working });
    }
  });
});

describe('the calendar of Belarus', () => {
  const calendar = seededCalendar('BY', 2015, 2045);

  // 2011 hours in 2023, 2016 in 2024 and 2024 in 2026 (Ministry of Labour): 8 a day, one less before each holiday.
  it.each([
    [2023, 252],
    [2024, 253],
    [2025, 252],
    [2026, 254],
  ])('has in %i %i working days', (year, expected) => {
    expect(calendar.countBetween(date(`${year}-01-01`), date(`${year}-12-31`))).toBe(expected);
  });

  it.each([
    ['2023-01-02', false], // New Year Holiday since 2020
    ['2019-01-02', true], // not yet
    ['2023-04-24', false], // resolution No. 739
    ['2023-04-25', false], // Radunitsa, the ninth day after Orthodox Easter
    ['2023-04-29', true],
    ['2024-05-13', false], // resolution No. 814
    ['2024-05-14', false],
    ['2024-05-18', true],
    ['2024-11-08', false],
    ['2024-11-16', true],
    ['2025-01-06', false], // resolution No. 839
    ['2025-01-11', true],
    ['2025-07-04', false],
    ['2025-07-12', true],
    ['2025-12-20', true],
    ['2025-12-25', false],
    ['2025-12-26', false],
    ['2026-04-20', false], // resolution No. 397
    ['2026-04-21', false],
    ['2026-04-25', true],
    // No law moves a weekend holiday to a Monday: 9 May 2026 is a Saturday.
    ['2026-05-11', true],
    ['2024-04-08', true],
    ['2024-12-26', true],
  ])('%s is worked: %s', (day, working) => {
    expect(calendar.isWorkingDay(date(day))).toBe(working);
  });
});

describe('seedCalendar', () => {
  it('names for each day where it is from', () => {
    const days = new Map(seedCalendar('BY', 2024, 2024).map((day) => [day.day.toString(), day]));
    expect(days.get('2024-05-18')).toMatchObject({
      working: true,
      name: 'Worked for 2024-05-13',
      origin: 'moved',
      source: 'Council of Ministers of the Republic of Belarus, resolution No. 814 of 23 November 2023',
    });
    expect(days.get('2024-07-03')).toMatchObject({ working: false, name: 'Independence Day', origin: 'seed' });
    expect([...days.values()].every((day) => day.name !== '' && day.source !== '')).toBe(true);
  });

  it.each(['BY', 'RU', 'KZ', 'TR', 'IL'])('%s: gives each day once, in order and within the years', (country) => {
    const days = seedCalendar(country, 2024, 2026).map((day) => day.day.toString());
    expect(days).toEqual([...new Set(days)].sort());
    expect(days.every((day) => day >= '2024-01-01' && day <= '2026-12-31')).toBe(true);
  });

  it('gives the same days of a year whatever the years around it', () => {
    const alone = seedCalendar('RU', 2025, 2025);
    expect(seedCalendar('RU', 2015, 2045).filter((day) => day.day.year === 2025)).toEqual(alone);
  });

  it('keeps half days worked and takes every whole day of a feast', () => {
    const china = seedCalendar('CN', 2025, 2025).map((day) => day.day.toString());
    expect(china).toContain('2025-10-01');
    expect(china).not.toContain('2025-08-01'); // Army Day, from noon, for soldiers
    const turkey = seedCalendar('TR', 2025, 2025).map((day) => day.day.toString());
    expect(turkey).toEqual(expect.arrayContaining(['2025-03-30', '2025-03-31', '2025-04-01']));
    expect(turkey).not.toContain('2025-04-02');
    // Clocks go forward in Egypt during the four days of the feast in 2029.
    const egypt = seedCalendar('EG', 2029, 2029).map((day) => day.day.toString());
    expect(egypt).toEqual(expect.arrayContaining(['2029-04-24', '2029-04-25', '2029-04-26', '2029-04-27']));
    // Clocks go forward on 29 March 2043, which is Easter Sunday in Italy: 23 hours are still the day.
    expect(seedCalendar('IT', 2043, 2043).map((day) => day.day.toString())).toContain('2043-03-29');
  });

  it('has no holidays for a country that the list does not know', () => {
    expect(seedCalendar('TJ', 2024, 2024)).toEqual([]);
  });

  it.each([
    ['BY', [6, 7]],
    ['IL', [5, 6]],
    ['IR', [5]],
  ])('the weekend of %s is %j', (country, weekend) => {
    expect(weekendOf(country)).toEqual(weekend);
  });
});

describe('the table of moved days', () => {
  const moves = MOVING_ACTS.flatMap((act) => act.moves.map((move) => ({ country: act.country, ...move })));

  it('gives a weekday off for a weekend day', () => {
    for (const { from, to } of moves) {
      expect(date(from).dayOfWeek).toBeGreaterThan(5);
      expect(date(to).dayOfWeek).toBeLessThan(6);
    }
  });

  it('moves each day once', () => {
    const ends = moves.flatMap(({ country, from, to }) => [`${country} ${from}`, `${country} ${to}`]);
    expect(new Set(ends).size).toBe(ends.length);
  });
});
