import { readRung } from './rung.rules.js';

it.each([
  ['before-10', { kind: 'time', when: { before: 10 } }],
  ['after-1', { kind: 'time', when: { after: 1 } }],
  ['before-14-calendar', { kind: 'time', when: { before: 14, days: 'calendar' } }],
  ['on-day', { kind: 'time', when: 'on_day' }],
  ['review', { kind: 'review' }],
  ['decide-extension-2', { kind: 'decide_extension' }],
  ['notice-closed', { kind: 'closed' }],
  ['notice-returned-12', { kind: 'returned' }],
  ['constructor', { kind: 'other', key: 'constructor' }],
  ['notice-report-to-lead-1', { kind: 'report_to_lead' }],
  ['before-the-storm', { kind: 'other', key: 'before-the-storm' }],
])('reads %s', (key, meaning) => expect(readRung(key)).toEqual(meaning));
