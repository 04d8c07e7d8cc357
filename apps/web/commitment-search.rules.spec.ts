import { commitmentSearch } from './commitment-search.rules.js';

describe('the address of a commitment', () => {
  it.each([
    [{ do: 'report' }, { do: 'report' }],
    [
      { do: 'extend_by_decision', asOf: '2026-11-20' },
      { do: 'extend_by_decision', asOf: '2026-11-20' },
    ],
    [{ asOf: '2026-11-20T09:05:00.123Z' }, { asOf: '2026-11-20T09:05:00.123Z' }],
    [{ do: 'rm', asOf: 'yesterday', utm_source: 'mail' }, {}],
    [{ do: ['report'], asOf: 2026 }, {}],
  ])('%j asks for %j', (given, asked) => expect(commitmentSearch(given)).toEqual(asked));
});
