import { daysOf, reachingInto, spanFault, standing } from './deputyship.rules.js';

const span = (startsOn: string, endsOn: string, id = 'a') => ({ id, startsOn, endsOn });

describe('a deputyship', () => {
  it.each([
    ['2026-08-01', '2026-08-05', 'over'],
    ['2026-08-01', '2026-08-06', 'now'],
    ['2026-08-06', '2026-08-06', 'now'],
    ['2026-08-07', '2026-08-09', 'to_come'],
  ])('from %s to %s is, on the sixth: %s', (startsOn, endsOn, expected) => {
    expect(standing({ startsOn, endsOn }, '2026-08-06')).toBe(expected);
  });

  it.each([
    ['', '', 'no_first'],
    ['2026-08-06', '', 'no_last'],
    ['2026-08-06', '2026-08-05', 'ends_before'],
    ['2026-08-06', '2026-08-06', null],
  ])('from %j to %j: %s', (startsOn, endsOn, fault) => expect(spanFault({ startsOn, endsOn })).toBe(fault));

  it('counts its last day', () => {
    expect(daysOf(span('2026-08-06', '2026-08-06'))).toBe(1);
    expect(daysOf(span('2026-02-27', '2026-03-01'))).toBe(3);
  });

  it('meets others on a day that both have', () => {
    const others = [span('2026-08-01', '2026-08-06', 'before'), span('2026-08-09', '2026-08-30', 'after')];
    const met = (startsOn: string, endsOn: string, but?: string) =>
      reachingInto(others, { startsOn, endsOn }, but).map(({ id }) => id);
    expect(met('2026-08-06', '2026-08-08')).toEqual(['before']);
    expect(met('2026-08-07', '2026-08-08')).toEqual([]);
    expect(met('2026-07-01', '2026-12-31')).toEqual(['before', 'after']);
    expect(met('2026-07-01', '2026-12-31', 'after')).toEqual(['before']);
  });
});
