import { previewSuccession } from './succession.rules.js';

const names = { ru: null, be: null };
const first = { person: { id: '1', name: 'First', names }, startsOn: '2020-01-01', endsOn: '2022-12-31' };
const present = { person: { id: '2', name: 'Second', names }, startsOn: '2023-01-01', endsOn: null };

describe('what a hand-over will do', () => {
  it.each([
    [
      [first, present],
      { personId: '3', startsOn: '2026-12-01' },
      { kind: 'hand_over', from: present.person, lastDay: '2026-11-30' },
    ],
    [
      [present, first],
      { personId: '3', startsOn: '2024-03-01' },
      { kind: 'hand_over', from: present.person, lastDay: '2024-02-29' },
    ],
    [[first], { personId: '3', startsOn: '2023-01-01' }, { kind: 'hand_over', from: null, lastDay: '2022-12-31' }],
    [
      [first],
      { personId: '3', startsOn: '2022-12-31' },
      { kind: 'hand_over', from: first.person, lastDay: '2022-12-30' },
    ],
    [[], { personId: '3', startsOn: '2023-01-01' }, { kind: 'hand_over', from: null, lastDay: '2022-12-31' }],
    [[present], { personId: '2', startsOn: '2026-12-01' }, { kind: 'already_holds', by: present.person }],
    [
      [first, present],
      { personId: '3', startsOn: '2023-01-01' },
      { kind: 'held_later', by: present.person, startsOn: '2023-01-01' },
    ],
    [
      [first, present],
      { personId: '3', startsOn: '2021-06-01' },
      { kind: 'held_later', by: present.person, startsOn: '2023-01-01' },
    ],
  ])('%#: to %j', (tenures, successor, expected) => {
    expect(previewSuccession(tenures, successor)).toEqual(expected);
  });
});
