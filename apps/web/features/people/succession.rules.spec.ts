import { previewSuccession } from './succession.rules.js';

const first = { person: { id: '1', name: 'First' }, startsOn: '2020-01-01', endsOn: '2022-12-31' };
const present = { person: { id: '2', name: 'Second' }, startsOn: '2023-01-01', endsOn: null };

describe('what a hand-over will do', () => {
  it.each([
    [[first, present], '3', '2026-12-01', { kind: 'hand_over', from: present.person, lastDay: '2026-11-30' }],
    [[present, first], '3', '2024-03-01', { kind: 'hand_over', from: present.person, lastDay: '2024-02-29' }],
    [[first], '3', '2023-01-01', { kind: 'hand_over', from: null, lastDay: '2022-12-31' }],
    [[first], '3', '2022-12-31', { kind: 'hand_over', from: first.person, lastDay: '2022-12-30' }],
    [[], '3', '2023-01-01', { kind: 'hand_over', from: null, lastDay: '2022-12-31' }],
    [[present], '2', '2026-12-01', { kind: 'already_holds', by: present.person }],
    [[first, present], '3', '2023-01-01', { kind: 'held_later', by: present.person, startsOn: '2023-01-01' }],
    [[first, present], '3', '2021-06-01', { kind: 'held_later', by: present.person, startsOn: '2023-01-01' }],
  ])('%#: to %s', (tenures, personId, startsOn, expected) => {
    expect(previewSuccession(tenures, { personId, startsOn })).toEqual(expected);
  });
});
