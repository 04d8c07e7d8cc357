import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import fc from 'fast-check';
import {
  CHOICES,
  filterQuery,
  filtersIn,
  readSearch,
  type RegisterSearch,
  SORTS,
  VIEWS,
  withoutFilters,
  without,
} from './register-search.rules.js';
import { exactValue } from './search-words.rules.js';

const write = stringifySearchWith(JSON.stringify, exactValue);
const parse = parseSearchWith(exactValue);
const POST = '6f1c1b0e-6d8b-4a35-9a3e-0c5a4f1d2b3c';

const severalOf = (one: fc.Arbitrary<string>) =>
  fc.uniqueArray(one, { minLength: 1, maxLength: 5 }).map((words) => words.join(','));
const choice = (words: readonly string[]) => severalOf(fc.constantFrom(...words));
const id = fc.uuid();
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const month = day.map((one) => one.slice(0, 7));
const code = fc
  .oneof(fc.constantFrom('transport', '007', '2026', 'true', 'жкх'), fc.stringMatching(/^[a-z0-9-]{1,9}$/))
  .filter((word) => !word.startsWith('-'));
const words = fc
  .oneof(
    fc.constantFrom('автобусы', '2026', '1e5', '007', 'true', 'null', '"два слова"', '-снег', 'a&b=c#d', '{}'),
    fc.string(),
  )
  .map((word) => word.trim().slice(0, 200).trim())
  .filter((word) => word !== '' && !/\p{Surrogate}/u.test(word));

const search: fc.Arbitrary<RegisterSearch> = fc.record(
  {
    q: words,
    status: choice(CHOICES.status),
    side: choice(CHOICES.side),
    kind: choice(CHOICES.kind),
    areaCode: severalOf(code.filter((word) => word !== 'true')),
    priority: choice(CHOICES.priority),
    classification: choice(CHOICES.classification),
    leadPostId: severalOf(id),
    controllerPostId: severalOf(id),
    authorPostId: severalOf(id),
    leadBodyId: id,
    leadOwnBodyId: id,
    counterpartBodyId: fc.oneof(id, fc.constant('none')),
    meetingId: severalOf(id),
    dueFrom: day,
    dueTo: day,
    timeliness: fc.constantFrom('overdue', 'running'),
    originalMonth: fc.oneof(month, fc.constant('none')),
    having: choice(CHOICES.having),
    blocked: fc.constantFrom(true as const, 'ours' as const, 'theirs' as const),
    mine: fc.constant(true as const),
    asOf: fc.oneof(
      day,
      day.map((one) => `${one}T09:00:00Z`),
    ),
    sort: fc.constantFrom(...SORTS.slice(0, 4).flatMap((sort) => [sort, `-${sort}`])),
    view: fc.constantFrom('timeline' as const, 'calendar' as const),
    month,
  },
  { requiredKeys: [] },
);

describe('the address of the register', () => {
  it('says all of a filter: written, read and written again it is the same', () => {
    fc.assert(
      fc.property(search, (given) => {
        const address = write(given);
        const read = readSearch(parse(address));
        expect(read).toEqual(given);
        expect(write(read)).toBe(address);
      }),
    );
  });

  it('is read to the end whatever it says, and what was read once is read again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('q', 'status', 'dueFrom')), fc.anything()),
        (given) => {
          const read = readSearch(given);
          expect(readSearch(read as Record<string, unknown>)).toEqual(read);
        },
      ),
    );
  });

  it.each<[string, RegisterSearch]>([
    ['?status=active,nonsense,reported,active', { status: 'active,reported' }],
    ['?status=nonsense&colour=red', {}],
    ['?status=active&status=closed', { status: 'active,closed' }],
    ['?dueFrom=2026-02-30&dueTo=2026-02-28', { dueTo: '2026-02-28' }],
    [`?leadPostId=${POST},x`, { leadPostId: POST }],
    ['?mine=true&blocked=true', { mine: true, blocked: true }],
    ['?mine=false&blocked=theirs', { blocked: 'theirs' }],
    ['?q=2026', { q: '2026' }],
    ['?q=1e5', { q: '1e5' }],
    ['?q=%20', {}],
    ['?sort=relevance', {}],
    ['?sort=-relevance&q=bus', { sort: '-relevance', q: 'bus' }],
    ['?view=table&month=2026-13', {}],
    ['?counterpartBodyId=none&originalMonth=none', { counterpartBodyId: 'none', originalMonth: 'none' }],
  ])('%s keeps what is known', (address, expected) => {
    expect(readSearch(parse(address))).toEqual(expected);
  });

  it('asks the API in its own words, without what is only shown', () => {
    const given = readSearch({ mine: true, status: 'active', view: 'calendar', month: '2026-11', sort: '-due' });
    expect(filterQuery(given)).toEqual({ mine: 'true', status: 'active' });
    expect(VIEWS).toContain(given.view);
  });

  it('loses one value at a time, or all', () => {
    const given = readSearch({ q: 'a,b', status: 'active,closed', mine: true, view: 'timeline' });
    expect(filtersIn(given)).toEqual([
      { name: 'q', value: 'a,b' },
      { name: 'status', value: 'active' },
      { name: 'status', value: 'closed' },
      { name: 'mine', value: 'true' },
    ]);
    expect(without(given, 'status', 'active')).toEqual({ q: 'a,b', status: 'closed', mine: true, view: 'timeline' });
    expect(without(given, 'q', 'a,b')).toEqual({ status: 'active,closed', mine: true, view: 'timeline' });
    expect(without(given, 'mine', 'true')).not.toHaveProperty('mine');
    expect(withoutFilters(given)).toEqual({ view: 'timeline' });
  });
});
