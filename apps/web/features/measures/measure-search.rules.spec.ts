import { measureSearch } from './measure-search.rules.js';

describe('the address of measures', () => {
  it('has filters and grouping by the names of the API, and nothing else', () => {
    const given = {
      side: 'ours',
      q: 12,
      mine: true,
      groupBy: 'area',
      asOf: '2026-10-01',
      areaCode: '',
      having: 'late',
    };
    expect(measureSearch({ ...given, page: 3, __proto__: null })).toEqual({
      side: 'ours',
      q: '12',
      mine: 'true',
      groupBy: 'area',
      asOf: '2026-10-01',
    });
    expect(measureSearch({ groupBy: 'colour', side: { not: 'text' } })).toEqual({});
  });
});
