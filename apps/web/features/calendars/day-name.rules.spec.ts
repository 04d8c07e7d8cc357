import { readDayName } from './day-name.rules.js';

it.each([
  ['Day off for 2026-05-02', { kind: 'off_for', day: '2026-05-02' }],
  ['Worked for 2026-05-04', { kind: 'worked_for', day: '2026-05-04' }],
  ['Victory Day', { kind: 'named', name: 'Victory Day' }],
  ['Day off for a reason', { kind: 'named', name: 'Day off for a reason' }],
])('reads %s', (name, read) => expect(readDayName(name)).toEqual(read));
