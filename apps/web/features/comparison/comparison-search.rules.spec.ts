import { comparisonSearch } from './comparison-search.rules.js';

describe('the address of a comparison', () => {
  it('has two moments, a change and filters, and nothing else', () => {
    const given = { from: '2026-01-01', to: '', change: 'slipped', meetingId: 'a,b', groupBy: 'area', asOf: 'x' };
    expect(comparisonSearch(given)).toEqual({ from: '2026-01-01', change: 'slipped', meetingId: 'a,b' });
    expect(comparisonSearch({ change: 'painted' })).toEqual({});
  });
});
