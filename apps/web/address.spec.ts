import { wordsSearch } from './client/words-search.rules.js';
import { commitmentSearch } from './commitment-search.rules.js';
import { calendarSearch } from './features/calendars/calendar-search.rules.js';
import { comparisonSearch } from './features/comparison/comparison-search.rules.js';
import { mailSearch } from './features/mail/mail-search.rules.js';
import { briefSearch } from './features/meetings/brief-search.rules.js';
import { measureSearch } from './features/measures/measure-search.rules.js';
import { bodiesSearch } from './features/people/people-search.rules.js';

type Read = (given: Record<string, unknown>) => object;

// The router merges what a screen reads out of its address into what stood there: what is only left out comes back.
describe('what a screen reads out of its address', () => {
  it.each<[string, Read, Record<string, unknown>]>([
    ['persons', wordsSearch, { q: '' }],
    ['accounts', wordsSearch, { q: ['a'] }],
    ['accounts', wordsSearch, { q: ' ' }],
    ['bodies', bodiesSearch, { body: 7 }],
    ['brief', briefSearch, { asOf: '2024-99', utm_source: 'mail' }],
    ['calendar', calendarSearch, { year: 'then' }],
    ['commitment', commitmentSearch, { do: 'nonsense', asOf: 'then', utm_source: 'mail' }],
    ['comparison', comparisonSearch, { change: 'x', utm_source: 'mail' }],
    ['mail', mailSearch, { state: 'x' }],
    ['measures', measureSearch, { groupBy: 'nonsense', utm_source: 'mail' }],
  ])('%s: nothing is left of what it does not know', (_screen, read, given) => {
    expect({ ...given, ...read(given) }).toEqual(
      Object.fromEntries(Object.keys(given).map((name) => [name, undefined])),
    );
  });
});
