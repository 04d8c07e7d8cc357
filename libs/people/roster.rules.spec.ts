import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Roster, type RosterData, type RosterPerson, type RosterPost } from './roster.rules.js';

const day = (text: string) => Temporal.PlainDate.from(text);
const person = (id: string): RosterPerson => ({
  id,
  code: id,
  name: id,
  names: { ru: null, be: null },
  email: `${id}@example.org`,
  language: 'en',
  timeZone: 'Europe/Minsk',
  morning: '09:00',
  clearance: 'public',
  urgent: 'morning',
  emailRefused: false,
});
const post = (id: string, reportsToId: string | null = null): RosterPost => ({
  id,
  code: id,
  bodyId: 'body',
  reportsToId,
  title: { en: id, ru: null, be: null },
});
const body = {
  id: 'body',
  code: 'body',
  name: { en: 'Body', ru: null, be: null },
  country: 'BY',
  timeZone: 'Europe/Minsk',
};
const rosterOf = (data: Partial<RosterData>) =>
  Roster.of({ bodies: [body], posts: [], persons: [], tenures: [], deputyships: [], ...data });

describe('Roster', () => {
  const embassy = rosterOf({
    posts: [post('president'), post('ambassador', 'president')],
    persons: [person('krutoi'), person('successor')],
    tenures: [
      { postId: 'ambassador', personId: 'krutoi', startsOn: day('2022-01-01'), endsOn: day('2024-03-31') },
      { postId: 'ambassador', personId: 'successor', startsOn: day('2024-04-02'), endsOn: null },
    ],
  });

  it.each([
    ['2021-12-31', null],
    ['2022-01-01', 'krutoi'],
    ['2024-03-31', 'krutoi'],
    ['2024-04-01', null],
    ['2024-04-02', 'successor'],
    ['2199-01-01', 'successor'],
  ])('says who holds a post on %s: %s', (date, holder) => {
    expect(embassy.holderOn('ambassador', day(date))?.id ?? null).toBe(holder);
  });

  it('knows no holder of a post that nobody has ever held', () => {
    expect(embassy.holderOn('president', day('2023-01-01'))).toBeNull();
  });

  it('lists the posts that a person holds on a date, and only then', () => {
    expect(embassy.postsHeldBy('krutoi', day('2024-03-31'))).toEqual(['ambassador']);
    expect(embassy.postsHeldBy('krutoi', day('2024-04-01'))).toEqual([]);
    expect(embassy.postsHeldBy('successor', day('2024-03-31'))).toEqual([]);
  });

  it('knows superiors, bodies and persons, and refuses an id it has never heard of', () => {
    expect(embassy.superiorOf('ambassador')).toBe('president');
    expect(embassy.superiorOf('president')).toBeNull();
    expect(embassy.bodyOf('ambassador')).toBe(body);
    expect(() => embassy.bodyOf('janitor')).toThrow('the roster has no post janitor');
    expect(() => embassy.person('nobody')).toThrow('the roster has no person nobody');
  });

  it('takes a deputyship one step and no further', () => {
    const away = { startsOn: day('2024-01-01'), endsOn: day('2024-01-31') };
    const roster = rosterOf({
      persons: ['a', 'b', 'c'].map(person),
      deputyships: [
        { absentId: 'a', deputyId: 'b', ...away },
        { absentId: 'b', deputyId: 'c', ...away },
      ],
    });
    expect(roster.deputiesOf('a', day('2024-01-31')).map(({ id }) => id)).toEqual(['b']);
    expect(roster.deputiesOf('b', day('2024-01-01')).map(({ id }) => id)).toEqual(['c']);
    expect(roster.deputiesOf('a', day('2024-02-01'))).toEqual([]);
    expect(roster.deputiesOf('a', day('2023-12-31'))).toEqual([]);
    expect(roster.deputiesOf('c', day('2024-01-15'))).toEqual([]);
  });

  it('names a deputy once, however many deputyships say so', () => {
    const spans = [
      { startsOn: day('2024-01-01'), endsOn: day('2024-01-20') },
      { startsOn: day('2024-01-10'), endsOn: day('2024-01-31') },
    ];
    const deputyships = spans.map((span) => ({ absentId: 'a', deputyId: 'b', ...span }));
    const roster = rosterOf({ persons: [person('a'), person('b')], deputyships });
    expect(roster.deputiesOf('a', day('2024-01-15'))).toHaveLength(1);
  });

  it('walks up a line of posts and comes out of a circle', () => {
    const roster = rosterOf({ posts: [post('a', 'b'), post('b', 'c'), post('c', 'a'), post('d', 'a')] });
    expect(roster.ancestorsOf('d')).toEqual(['a', 'b', 'c']);
    expect(roster.ancestorsOf('a')).toEqual(['b', 'c']);
  });

  const offset = fc.integer({ min: 0, max: 60 });
  const date = offset.map((days) => day('2024-02-01').add({ days }));
  const tenure = fc
    .record({
      postId: fc.constantFrom('p', 'q'),
      personId: fc.constantFrom('a', 'b', 'c'),
      startsOn: date,
      length: fc.option(fc.integer({ min: 0, max: 20 })),
    })
    .map(({ length, ...rest }) => ({
      ...rest,
      endsOn: length === null ? null : rest.startsOn.add({ days: length }),
    }));

  it('agrees with itself: a person holds exactly the posts whose holder they are, whatever the tenures', () => {
    fc.assert(
      fc.property(fc.array(tenure, { maxLength: 8 }), date, (tenures, on) => {
        const roster = rosterOf({ posts: [post('p'), post('q')], persons: ['a', 'b', 'c'].map(person), tenures });
        for (const personId of ['a', 'b', 'c']) {
          const expected = ['p', 'q'].filter((postId) => roster.holderOn(postId, on)?.id === personId);
          expect(roster.postsHeldBy(personId, on).sort()).toEqual(expected);
        }
      }),
    );
  });

  it('finds a holder exactly on the days that some tenure takes in', () => {
    fc.assert(
      fc.property(fc.array(tenure, { maxLength: 5 }), date, (tenures, on) => {
        const roster = rosterOf({ posts: [post('p')], persons: ['a', 'b', 'c'].map(person), tenures });
        const iso = on.toString();
        const held = tenures.some(
          ({ postId, startsOn, endsOn }) =>
            postId === 'p' && startsOn.toString() <= iso && (endsOn === null || iso <= endsOn.toString()),
        );
        expect(roster.holderOn('p', on) !== null).toBe(held);
      }),
    );
  });

  it('lists every ancestor once and ends, for any lines of reporting at all', () => {
    const lines = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 9 }), (superiors, start) => {
        const posts = superiors.map((above, index) => post(String(index), above === null ? null : String(above)));
        const ancestors = rosterOf({ posts }).ancestorsOf(String(start));
        expect(new Set(ancestors).size).toBe(ancestors.length);
        expect(ancestors).not.toContain(String(start));
        ancestors.forEach((id, index) => expect(posts[Number(ancestors[index - 1] ?? start)]?.reportsToId).toBe(id));
      }),
    );
  });
});
