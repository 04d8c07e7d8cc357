import fc from 'fast-check';
import {
  date,
  exampleCommitment,
  examplePeriod,
  exampleRoster,
  exampleTenure,
  exampleWorld,
  instant,
} from './examples.js';
import { NOT_TO_BE_TOLD, NOT_TOLD } from './not-told.rules.js';
import { EXPLAIN_LANGUAGES, explainWords, noteWords } from './explain-words.js';
import { explain, type ToldReminder } from './explain.rules.js';
import { DEFAULT_LADDER, type Whom } from './ladder.rules.js';
import { planOccurrences } from './plan.rules.js';

const termsOf = (changes: Parameters<typeof exampleRoster>[0] = {}, audience?: Whom[]) => ({
  ladder:
    audience === undefined
      ? DEFAULT_LADDER
      : { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.map((rung) => ({ ...rung, audience })) },
  world: exampleWorld(exampleRoster(changes)),
  until: instant('2024-12-31T00:00:00Z'),
});

/** Minsk is three hours ahead of UTC. */
const READER = { language: 'en', timeZone: 'Europe/Minsk' } as const;

/** What the register holds when everything that ought to be planned is. */
const stored = (...args: Parameters<typeof planOccurrences>): ToldReminder[] =>
  planOccurrences(...args).map((one) => ({ ...one, outcome: { kind: 'planned', obstacle: null } }));

const lines = (commitment: ReturnType<typeof exampleCommitment>, told: ToldReminder[] = [], terms = termsOf()) =>
  explain(commitment, told, terms).map(
    ({ rung, recipientId, outcome }) => `${rung} ${recipientId ?? 'nobody'}: ${explainWords(READER, outcome)}`,
  );

describe('explain', () => {
  it('tells what was planned, and why the rest was left out', () => {
    const commitment = exampleCommitment({ controlledAt: instant('2024-01-10T00:00:00Z') });
    expect(lines(commitment, stored(commitment, termsOf()))).toEqual([
      'before-10 maria: left out: its moment had passed when the commitment went on control on 10 January 2024, 03:00',
      'before-5 maria: is planned',
      'before-1 maria: is planned',
      'on-day maria: is planned',
      'after-1 maria: is planned',
      'after-1 irina: is planned',
      'after-3 roman: is planned',
      'after-5 pavel: is planned',
    ]);
  });

  it.each([
    [
      'an answer',
      { answeredAt: instant('2024-01-22T12:00:00Z') },
      'after-3 roman: nothing is said: an answer of 22 January 2024, 15:00 keeps it quiet until 29 January 2024',
    ],
    [
      'a report',
      { reportedAt: instant('2024-01-15T12:00:00Z') },
      'after-3 roman: nothing is said: a final report of 15 January 2024, 15:00 waits for its decision',
    ],
    [
      'the end',
      { settledAt: instant('2024-01-15T12:00:00Z') },
      'after-3 roman: nothing is said: settled on 15 January 2024, 15:00',
    ],
  ])('names %s as the reason', (_, change, line) => {
    const commitment = exampleCommitment({ periods: [examplePeriod('2024-01-18', change)] });
    expect(lines(commitment, stored(commitment, termsOf()))).toContain(line);
  });

  it.each<[string, Parameters<typeof examplePeriod>[1]]>([
    ['a later report', { reportedAt: instant('2024-01-15T12:00:00Z') }],
    ['a later end', { settledAt: instant('2024-01-15T12:00:00Z') }],
  ])('does not name %s where the moment had passed before control already', (_, change) => {
    const periods = [examplePeriod('2024-01-18', change)];
    const commitment = exampleCommitment({ controlledAt: instant('2024-01-10T00:00:00Z'), periods });
    const [first, second] = lines(commitment);
    expect(first).toContain('its moment had passed when the commitment went on control on 10 January 2024');
    expect(second).not.toContain('went on control');
  });

  it('says where a mail went, that it may have come twice, and that an earlier deadline was another matter', () => {
    const told: ToldReminder = {
      ...{
        rung: 'after-3',
        ordinal: 1,
        deadlineVersion: 1,
        audience: 'superior',
        postId: 'premier',
        recipientId: 'roman',
      },
      ...{ deputyForId: null, dueAt: instant('2024-01-23T06:00:00Z') },
      outcome: {
        kind: 'sent',
        at: instant('2024-01-23T06:00:05Z'),
        address: 'r@example.org',
        messageId: '<1@x>',
        possiblyTwice: true,
      },
    };
    expect(lines(exampleCommitment(), [told])).toContain(
      'after-3 roman: was sent on 23 January 2024, 09:00, perhaps twice',
    );
    const moved = exampleCommitment({ periods: [examplePeriod('2024-01-18', { deadlineVersion: 2 })] });
    expect(lines(moved, [told]).filter((line) => line.startsWith('after-3'))).toEqual([
      'after-3 roman: was sent on 23 January 2024, 09:00, perhaps twice',
      'after-3 roman: ought to be planned and is not; the nightly check will mend it',
    ]);
  });

  it('calls missing what the check would mend, and of what is past only a plan that was never made', () => {
    const commitment = exampleCommitment();
    const terms = {
      ...termsOf(),
      world: exampleWorld(exampleRoster({}), { now: instant('2024-01-17T12:00:00Z') }),
    };
    const told = stored(commitment, terms).filter(({ rung }) => rung === 'before-10');
    const firstWords = lines(commitment, told, terms).map((line) => line.split(' ').slice(2, 4).join(' '));
    expect(firstWords.slice(0, 4)).toEqual(['is planned', 'left out:', 'left out:', 'ought to']);
    expect(lines(commitment, [], terms)[0]).toContain('ought to be planned');
    const answered = exampleCommitment({
      periods: [examplePeriod('2024-01-18', { answeredAt: instant('2024-01-16T12:00:00Z') })],
    });
    expect(lines(answered, [], terms)[0]).toContain('left out');
  });

  it('names whom a vacant post gives way to, and whoever hears already in another place', () => {
    const vacant = termsOf({ tenures: [exampleTenure('premier', 'roman'), exampleTenure('president', 'pavel')] });
    const commitment = exampleCommitment();
    const explained = explain(commitment, stored(commitment, vacant), vacant);
    expect(explained.find(({ rung }) => rung === 'before-1')).toMatchObject({
      askedPostId: 'minister',
      postId: 'premier',
      recipientId: 'roman',
    });
    expect(explained.filter(({ rung }) => rung === 'after-1').map(({ outcome }) => outcome)).toEqual([
      { kind: 'planned', obstacle: null },
      { kind: 'heard_as', audience: 'lead' },
    ]);
  });

  it('names whom a reminder that is still to come passes over, and why, and nobody once it has gone out', () => {
    const world = exampleWorld(exampleRoster({}), {
      accounts: { maria: { roles: ['observer'], isDisabled: false }, roman: { roles: ['head'], isDisabled: true } },
    });
    const terms = { ...termsOf(), world };
    const commitment = exampleCommitment({ classification: 'official' });
    const told = stored(commitment, terms);
    const passedOver = (reminders: ToldReminder[]) =>
      explain(commitment, reminders, terms)
        .filter(({ rung }) => rung === 'before-1')
        .flatMap((one) => one.passedOver.map(({ postId, person, because }) => `${postId} ${person?.id} ${because}`));
    expect(passedOver(told)).toEqual(['minister maria no_right', 'premier roman account_disabled']);
    expect(passedOver(told.map((one) => ({ ...one, outcome: { kind: 'failed', error: '550' } })))).toEqual([]);
  });

  it('has words in every language for every reason to pass somebody over', () => {
    const reasons = [...Object.values(NOT_TOLD), NOT_TO_BE_TOLD];
    const words = EXPLAIN_LANGUAGES.flatMap((language) => reasons.map((reason) => noteWords(language, reason)));
    expect(new Set(words).size).toBe(3 * 6);
  });

  it('tells of every post that a rung speaks to exactly once, and calls nothing missing that is planned', () => {
    const whom = fc.uniqueArray(
      fc.constantFrom<Whom>('lead', 'controller', 'superior', 'author', { post: 'premier' }),
      { minLength: 1 },
    );
    const moment = fc.option(
      fc.integer({ min: 0, max: 60 }).map((days) => instant('2023-12-20T12:00:00Z').add({ hours: 24 * days })),
    );
    const posts = ['president', 'premier', 'minister', 'ambassador', 'inspector'];
    fc.assert(
      fc.property(
        whom,
        fc.record({ answeredAt: moment, reportedAt: moment, settledAt: moment }),
        fc.subarray(posts),
        (audience, change, held) => {
          const tenures = held.map((post, n) =>
            exampleTenure(post, ['pavel', 'roman', 'maria', 'dmitry', 'irina'][n] ?? ''),
          );
          const terms = termsOf({ tenures }, audience);
          const commitment = exampleCommitment({ periods: [examplePeriod('2024-01-18', change)] });
          const explained = explain(commitment, stored(commitment, terms), terms);
          expect(explained.filter(({ outcome }) => outcome.kind === 'missing')).toEqual([]);
          for (const { key } of terms.ladder.rungs) {
            const ofRung = explained.filter(({ rung, deputyForId }) => rung === key && deputyForId === null);
            expect(ofRung).toHaveLength(audience.length);
          }
        },
      ),
    );
  });

  it('has words in every language for every outcome', () => {
    const at = instant('2024-01-23T06:00:00Z');
    const sentences = EXPLAIN_LANGUAGES.flatMap((language) => [
      explainWords(
        { language, timeZone: 'Europe/Minsk' },
        { kind: 'under_way', attempts: 2, error: '451 later', obstacle: null },
      ),
      explainWords(
        { language, timeZone: 'Europe/Minsk' },
        { kind: 'under_way', attempts: 1, error: null, obstacle: 'a copy' },
      ),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'expired', note: 'the deadline has moved' }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'expired', note: 'overtaken by after-3' }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'failed', error: '550 no' }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'unreachable' }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'passed' }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'missing' }),
      explainWords(
        { language, timeZone: 'Europe/Minsk' },
        { kind: 'silent', silence: { because: 'not_yet_known', after: date('2024-01-18') } },
      ),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'silent', silence: { because: 'not_on_control' } }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'silent', silence: { because: 'settled', at } }),
      explainWords({ language, timeZone: 'Europe/Minsk' }, { kind: 'heard_as', audience: 'superior-2' }),
    ]);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences).not.toContain('');
    // No code, no date of a machine.
    for (const sentence of sentences) expect(sentence).not.toMatch(/\b(after|before|superior)-\d|\d{4}-\d\d|UTC/);
  });

  it.each([
    [
      'en',
      'was sent on 23 January 2024, 09:00',
      'was not sent: overtaken by a later one (3 working days after the deadline)',
    ],
    [
      'ru',
      'отправлено 23 января 2024 г., 09:00',
      'не отправлено: заменено более поздним (через 3 рабочих дня после срока)',
    ],
    [
      'be',
      'адпраўлена 23 студзеня 2024 г., 09:00',
      'не адпраўлена: заменена пазнейшым (праз 3 рабочыя дні пасля тэрміну)',
    ],
  ] as const)('in %s speaks of dates and rungs as the mails do', (language, sent, overtaken) => {
    const reader = { language, timeZone: 'Europe/Minsk' };
    const at = instant('2024-01-23T06:00:00Z');
    const mail = { kind: 'sent', at, address: 'r@example.org', messageId: '<1@x>', possiblyTwice: false } as const;
    expect(explainWords(reader, mail)).toBe(sent);
    expect(explainWords(reader, { kind: 'expired', note: 'overtaken by after-3' })).toBe(overtaken);
  });

  it('says that a clock is UTC to whoever reads by that one', () => {
    const settled = { because: 'settled', at: instant('2024-01-23T06:00:00Z') } as const;
    expect(explainWords({ language: 'en', timeZone: 'UTC' }, { kind: 'silent', silence: settled })).toBe(
      'nothing is said: settled on 23 January 2024, 06:00 UTC',
    );
  });
});
