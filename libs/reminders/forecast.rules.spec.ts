import { type AccountState, ReadingRights } from '#access';
import { date, exampleCalendars, exampleCommitment, examplePeriod, examplePerson, exampleRoster } from './examples.js';
import { forecast } from './forecast.rules.js';
import { DEFAULT_LADDER } from './ladder.rules.js';

const roster = exampleRoster({
  persons: [
    examplePerson('pavel'),
    examplePerson('roman', { email: 'a.roman@example.org' }),
    examplePerson('maria'),
    examplePerson('dmitry', { timeZone: 'Europe/Moscow' }),
    examplePerson('irina'),
  ],
});
const terms = (from: string, to: string, accounts: [string, AccountState][] = []) => ({
  ladderOf: () => DEFAULT_LADDER,
  roster,
  rights: new ReadingRights(roster, new Map(accounts)),
  calendars: exampleCalendars,
  from: date(from),
  to: date(to),
});
const commitments = [
  exampleCommitment({ id: '2', reference: 'B/02' }),
  exampleCommitment({ id: '1', reference: 'A/01' }),
  exampleCommitment({ id: '3', reference: 'C/03', leadPostId: 'ambassador' }),
  exampleCommitment({ id: '4', reference: 'D/04', basis: 'open', periods: [examplePeriod(null)] }),
];

describe('forecast', () => {
  it('is one mail a person a morning, by time and address, with the items by deadline and reference', () => {
    expect(forecast(commitments, terms('2024-01-17', '2024-01-17'))).toEqual([
      {
        at: '2024-01-17T09:00:00+03:00',
        person: 'Person dmitry',
        post: 'Post ambassador',
        email: 'dmitry@example.org',
        items: [{ reference: 'C/03', rung: 'before-1', deadline: '2024-01-18', audience: 'lead', deputyFor: null }],
      },
      {
        at: '2024-01-17T09:00:00+03:00',
        person: 'Person maria',
        post: 'Post minister',
        email: 'maria@example.org',
        items: [
          { reference: 'A/01', rung: 'before-1', deadline: '2024-01-18', audience: 'lead', deputyFor: null },
          { reference: 'B/02', rung: 'before-1', deadline: '2024-01-18', audience: 'lead', deputyFor: null },
          { reference: 'D/04', rung: 'review', deadline: null, audience: 'lead', deputyFor: null },
        ],
      },
    ]);
  });

  it('goes by the rights of those who have accounts', () => {
    const [{ items } = { items: [] }] = forecast(
      commitments.map((one) => ({ ...one, classification: 'official' as const })),
      terms('2024-01-17', '2024-01-17', [
        ['dmitry', { roles: ['observer'], isDisabled: false }],
        ['maria', { roles: ['executor', 'head'], isDisabled: false }],
      ]),
    ).filter(({ person }) => person === 'Person maria');
    expect(items.map(({ reference }) => reference)).toEqual(['A/01', 'B/02', 'C/03', 'D/04']);
  });

  it('takes in both its dates, where the recipient is, and nothing outside', () => {
    const dates = forecast(commitments, terms('2024-01-18', '2024-01-23')).map(({ at }) => at.slice(0, 10));
    expect([...new Set(dates)]).toEqual(['2024-01-18', '2024-01-19', '2024-01-23']);
    expect(forecast(commitments, terms('2024-01-20', '2024-01-22'))).toEqual([]);
  });

  it('orders those of one moment by address', () => {
    const [first, second] = forecast(commitments, terms('2024-01-23', '2024-01-23'));
    expect([first?.email, second?.email]).toEqual(['a.roman@example.org', 'maria@example.org']);
  });
});
