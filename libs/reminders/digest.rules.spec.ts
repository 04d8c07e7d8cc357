import { WorkingCalendar } from '#deadlines';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { digestRoles, digestsBetween, type DigestTerms, mayComeToRead, nextDigest } from './digest.rules.js';

const date = (text: string) => Temporal.PlainDate.from(text);
const instant = (text: string) => Temporal.Instant.from(text);

const daysOff = (...days: string[]) =>
  WorkingCalendar.of({ country: 'BY', weekend: [6, 7], days: days.map((day) => ({ day: date(day), working: false })) });

const MINSK: DigestTerms = {
  rhythm: 'weekly',
  weekday: 1,
  morning: '09:00',
  timeZone: 'Europe/Minsk',
  calendar: daysOff(),
  within: null,
};

const between = (terms: Partial<DigestTerms>, after: string, until: string) =>
  digestsBetween({ ...MINSK, ...terms }, instant(after), instant(until)).map(String);

describe('the day and hour of a digest', () => {
  it.each([
    ['is Monday at the reader’s hour', {}, ['2024-01-15T06:00:00Z', '2024-01-22T06:00:00Z']],
    [
      'is the first working day of the week where Monday is a day off',
      { calendar: daysOff('2024-01-15') },
      ['2024-01-16T06:00:00Z', '2024-01-22T06:00:00Z'],
    ],
    ['is the weekday that was chosen', { weekday: 5 }, ['2024-01-19T06:00:00Z', '2024-01-26T06:00:00Z']],
    [
      'is the last working day before it where the rest of the week is off',
      { weekday: 5, calendar: daysOff('2024-01-19') },
      ['2024-01-18T06:00:00Z', '2024-01-26T06:00:00Z'],
    ],
    ['does not come in a week without a working day', { calendar: weekOff('2024-01-15') }, ['2024-01-22T06:00:00Z']],
    ['does not come where it is off', { rhythm: 'off' as const }, []],
    [
      'is within the days of a deputyship',
      { within: { startsOn: date('2024-01-16'), endsOn: date('2024-01-22') } },
      ['2024-01-22T06:00:00Z'],
    ],
  ])('%s', (_, terms, expected) => {
    expect(between(terms, '2024-01-14T00:00:00Z', '2024-01-27T00:00:00Z')).toEqual(expected);
  });

  it('is every working day where it is daily', () => {
    const terms = { rhythm: 'daily' as const, calendar: daysOff('2024-01-17') };
    expect(between(terms, '2024-01-15T06:00:00Z', '2024-01-22T06:00:00Z')).toEqual([
      '2024-01-16T06:00:00Z',
      '2024-01-18T06:00:00Z',
      '2024-01-19T06:00:00Z',
      '2024-01-22T06:00:00Z',
    ]);
  });

  it('counts a moment once: after the first instant, up to and including the second', () => {
    expect(between({}, '2024-01-15T06:00:00Z', '2024-01-15T12:00:00Z')).toEqual([]);
    expect(between({}, '2024-01-15T05:59:59Z', '2024-01-15T06:00:00Z')).toEqual(['2024-01-15T06:00:00Z']);
    expect(String(nextDigest(MINSK, instant('2024-01-15T06:00:00Z')))).toBe('2024-01-22T06:00:00Z');
    expect(nextDigest({ ...MINSK, rhythm: 'off' }, instant('2024-01-15T06:00:00Z'))).toBeNull();
  });

  it('keeps to the local hour through summer time, and takes an hour that is skipped later by the gap', () => {
    const berlin = { timeZone: 'Europe/Berlin', rhythm: 'daily' as const, calendar: allDays() };
    expect(between({ ...berlin, morning: '09:00' }, '2024-03-30T00:00:00Z', '2024-03-31T23:00:00Z')).toEqual([
      '2024-03-30T08:00:00Z',
      '2024-03-31T07:00:00Z',
    ]);
    expect(between({ ...berlin, morning: '02:30' }, '2024-03-31T00:00:00Z', '2024-03-31T12:00:00Z')).toEqual([
      '2024-03-31T01:30:00Z',
    ]);
    expect(between({ ...berlin, morning: '02:30' }, '2024-10-26T12:00:00Z', '2024-10-27T12:00:00Z')).toEqual([
      '2024-10-27T00:30:00Z',
    ]);
  });

  it('never comes twice in one week, nor on a day off, and the next one is the first of those to come', () => {
    const anyTerms = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      morning: fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
      timeZone: fc.constantFrom('Europe/Minsk', 'Asia/Vladivostok', 'America/New_York', 'Pacific/Apia', 'Africa/Cairo'),
      off: fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { maxLength: 40 }),
    });
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 0, max: 1_000_000 }), ({ off, ...chosen }, minutes) => {
        const calendar = daysOff(...off.map((days) => date('2024-02-20').add({ days }).toString()));
        const terms = { ...MINSK, ...chosen, calendar };
        const after = instant('2022-12-01T00:00:00Z').add({ minutes });
        const until = after.add({ hours: 24 * 30 });
        const moments = digestsBetween(terms, after, until);
        const days = moments.map((moment) => moment.toZonedDateTimeISO(terms.timeZone).toPlainDate());
        expect(days.every((day) => calendar.isWorkingDay(day))).toBe(true);
        const weeks = days.map((day) => `${day.yearOfWeek} ${day.weekOfYear}`);
        expect(new Set(weeks).size).toBe(weeks.length);
        const next = nextDigest(terms, after);
        if (moments[0]) expect(String(next)).toBe(String(moments[0]));
        else expect(next === null || Temporal.Instant.compare(next, until) > 0).toBe(true);
      }),
      { seed: 20231218, numRuns: 500 },
    );
  });

  it('looks no further back than a month after a long outage', () => {
    expect(between({}, '2020-01-01T00:00:00Z', '2024-01-15T06:00:00Z')).toEqual([
      '2023-12-18T06:00:00Z',
      '2023-12-25T06:00:00Z',
      '2024-01-01T06:00:00Z',
      '2024-01-08T06:00:00Z',
      '2024-01-15T06:00:00Z',
    ]);
  });
});

describe('who reads a digest', () => {
  const posts = { holdsPost: true, hasPostsBelow: true, controls: true };
  it.each([
    ['a head', { ...posts, roles: ['head' as const] }, ['head']],
    [
      'a head whose other roles show everything',
      { ...posts, roles: ['registrar' as const, 'head' as const] },
      ['head'],
    ],
    [
      'an executor who also controls',
      { ...posts, roles: ['executor' as const, 'controller' as const] },
      ['executor', 'controller'],
    ],
    ['nobody with an account for the posts alone', { ...posts, roles: ['executor' as const] }, []],
    ['nobody whose account is disabled', { ...posts, roles: [] }, []],
    ['nobody without a post', { ...posts, holdsPost: false, roles: ['head' as const] }, []],
    [
      'without an account, the post that others report to',
      { ...posts, controls: false, roles: null },
      ['head', 'executor'],
    ],
    [
      'without an account, the post that controls',
      { ...posts, hasPostsBelow: false, roles: null },
      ['controller', 'executor'],
    ],
    ['without an account, no other post', { ...posts, hasPostsBelow: false, controls: false, roles: null }, []],
  ])('%s', (_, standing, roles) => {
    expect(digestRoles(standing)).toEqual(roles);
  });

  it('can become one only by what is told of, where it is not looked at before each digest', () => {
    const standings = fc.record({
      roles: fc.option(fc.subarray(['head', 'controller', 'executor', 'registrar'] as const)),
      ...{ holdsPost: fc.boolean(), hasPostsBelow: fc.boolean(), controls: fc.boolean() },
    });
    fc.assert(
      fc.property(standings, standings, (today, later) => {
        // Whatever becomes of the posts, the roles stay as they are.
        const isReader = digestRoles({ ...later, roles: today.roles }).length > 0;
        expect(isReader && !mayComeToRead(today)).toBe(false);
      }),
    );
  });
});

function weekOff(monday: string): WorkingCalendar {
  return daysOff(...Array.from({ length: 7 }, (_, days) => date(monday).add({ days }).toString()));
}

function allDays(): WorkingCalendar {
  return WorkingCalendar.of({ country: 'DE', weekend: [], days: [] });
}
