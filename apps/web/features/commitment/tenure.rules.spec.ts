import { covers, toldTenure } from './tenure.rules.js';

it.each([
  ['is over', { startsOn: '2024-01-01', endsOn: '2026-11-27' }, { until: '2026-11-27' }],
  ['ends today', { startsOn: '2024-01-01', endsOn: '2026-11-28' }, { from: '2024-01-01' }],
  ['begins tomorrow', { startsOn: '2026-11-29', endsOn: null }, { from: '2026-11-29' }],
  ['begins tomorrow for a time', { startsOn: '2026-11-29', endsOn: '2026-12-31' }, { from: '2026-11-29' }],
])('tells one that %s', (_what, tenure, told) => expect(toldTenure(tenure, '2026-11-28')).toEqual(told));

it.each([
  [{ startsOn: '2024-01-01', endsOn: '2026-11-27' }, false],
  [{ startsOn: '2024-01-01', endsOn: '2026-11-28' }, true],
  [{ startsOn: '2026-11-28', endsOn: null }, true],
  [{ startsOn: '2026-11-29', endsOn: null }, false],
])('knows whether %j is present', (tenure, present) => expect(covers(tenure, '2026-11-28')).toBe(present));
