import { readRung } from './rung.rules.js';

it.each([
  ['before-10', { kind: 'before', days: 10 }],
  ['after-1', { kind: 'after', days: 1 }],
  ['on-day', { kind: 'on_day' }],
  ['review', { kind: 'review' }],
  ['decide-extension-2', { kind: 'decide_extension' }],
  ['notice-closed', { kind: 'closed' }],
  ['notice-returned-12', { kind: 'returned' }],
  ['constructor', { kind: 'other', key: 'constructor' }],
  ['notice-report-to-lead-1', { kind: 'report_to_lead' }],
  ['before-the-storm', { kind: 'other', key: 'before-the-storm' }],
])('reads %s', (key, meaning) => expect(readRung(key)).toEqual(meaning));
