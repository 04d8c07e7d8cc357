import { readDayName } from './day-name.rules.js';

it.each([
  ['2026-05-09', 'Day off for 2026-05-02', { kind: 'off_for', day: '2026-05-02' }],
  ['2026-05-16', 'Worked for 2026-05-04', { kind: 'worked_for', day: '2026-05-04' }],
  ['2026-05-09', 'Victory Day', { kind: 'named', name: 'Victory Day' }],
  ['2026-05-09', 'Day off for a reason', { kind: 'named', name: 'Day off for a reason' }],
  ['2026-01-07', 'Christmas Day', { kind: 'named', name: 'Christmas Day (Orthodox)' }],
  ['2026-12-25', 'Christmas Day', { kind: 'named', name: 'Christmas Day (Catholic)' }],
  ['2026-01-08', 'Christmas Day', { kind: 'named', name: 'Christmas Day' }],
])('reads, on %s, %s', (day, name, read) => expect(readDayName({ day, name })).toEqual(read));
