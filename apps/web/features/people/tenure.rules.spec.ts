import { inTheWay, tenureFault, vacantFrom } from './tenure.rules.js';

const first = { id: 'a', person: { id: '1', name: 'First' }, startsOn: '2020-01-01', endsOn: '2022-12-31' };
const present = { id: 'b', person: { id: '2', name: 'Second' }, startsOn: '2023-01-01', endsOn: null };

describe('a tenure as it is typed', () => {
  it.each([
    [{ personId: null, startsOn: '2026-01-01', endsOn: '' }, 'no_person'],
    [{ personId: '1', startsOn: '', endsOn: '' }, 'no_first'],
    [{ personId: '1', startsOn: '2026-01-02', endsOn: '2026-01-01' }, 'ends_before'],
    [{ personId: '1', startsOn: '2026-01-01', endsOn: '2026-01-01' }, null],
    [{ personId: '1', startsOn: '2026-01-01', endsOn: '' }, null],
  ])('%j: %s', (draft, fault) => expect(tenureFault(draft)).toBe(fault));
});

describe('who is in the way of a tenure', () => {
  it.each([
    { days: ['2019-01-01', '2019-12-31'], exceptId: '', found: null },
    { days: ['2019-01-01', '2020-01-01'], exceptId: '', found: 'a' },
    { days: ['2022-12-31', '2022-12-31'], exceptId: '', found: 'a' },
    { days: ['2022-01-01', ''], exceptId: '', found: 'a' },
    { days: ['2023-06-01', ''], exceptId: '', found: 'b' },
    { days: ['2023-06-01', ''], exceptId: 'b', found: null },
    { days: ['2022-06-01', ''], exceptId: 'b', found: 'a' },
  ])('of $days, but for $exceptId: $found', ({ days: [startsOn = '', endsOn = ''], exceptId, found }) => {
    expect(inTheWay([present, first], { startsOn, endsOn }, exceptId)?.id ?? null).toBe(found);
  });
});

describe('from when a post is vacant', () => {
  it.each([
    ['', undefined, null],
    ['2022-12-31', 'a', null],
    ['2022-11-30', 'a', '2022-12-01'],
    ['2026-11-28', 'b', '2026-11-29'],
    ['2019-12-31', undefined, null],
  ])('after %j, but for %s: %s', (endsOn, exceptId, day) => {
    expect(vacantFrom([present, first], { endsOn }, exceptId)).toBe(day);
  });
});
