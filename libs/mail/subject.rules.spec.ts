import fc from 'fast-check';
import { exampleDigest } from './digest-example.js';
import { exampleMail, exampleMatter } from './examples.js';
import { type MailLanguage, MATTERS, type ReminderMail } from './reminder-mail.js';
import { dateText, wordsOf } from './mail-words.js';
import { renderDigest } from './render-digest.js';
import { renderReminder } from './render-reminder.js';
import { cutAtWord, fitCounts, fitSubject, lengthOf, SUBJECT_LIMIT } from './subject.rules.js';

describe('cutAtWord', () => {
  it.each([
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['one two three', 7, 'one…'],
    ['one two three', 3, 'on…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀', 2, '😀…'],
    ['Согласовать единую', 12, 'Согласовать…'],
  ])('%s in %i', (text, limit, expected) => expect(cutAtWord(text, limit)).toBe(expected));
});

describe('fitSubject', () => {
  const parts = {
    openings: ['4 commitments, most urgent', '4 commitments'],
    reference: 'A/2023-12-18/01',
    title: 'Joint specification of the fleet',
    when: ['due 30 November 2026, in 7 days', 'due 30 November 2026'],
    whom: 'Minister of Industry',
  };
  const subject = (changes: Partial<Parameters<typeof fitSubject>[0]> = {}) => fitSubject({ ...parts, ...changes });
  const long = (length: number) => 'x'.repeat(length);

  it('says everything where there is room', () => {
    expect(subject({ openings: [''] })).toBe(
      'A/2023-12-18/01: Joint specification of… – due 30 November 2026, in 7 days (Minister of Industry)',
    );
    expect(subject({ openings: [''], title: 'Joint work', whom: 'Anna' })).toBe(
      'A/2023-12-18/01: Joint work – due 30 November 2026, in 7 days (Anna)',
    );
  });

  it('gives up that it is the most urgent before it gives up what it is about', () => {
    expect(subject({ whom: null, reference: 'BY-RU-MOS-EXT/2023-12-18/01' })).toBe(
      '4 commitments: BY-RU-MOS-EXT/2023-12-18/01: Joint specification… – due 30 November 2026, in 7 days',
    );
    expect(subject({ whom: null, title: 'Joint work' })).toBe(
      '4 commitments, most urgent: A/2023-12-18/01: Joint work – due 30 November 2026, in 7 days',
    );
  });

  it('gives up the title and the name, then what is said besides the date, and the date never', () => {
    expect(subject({ title: long(90) })).toMatch(
      /^4 commitments: A.2023-12-18.01: x+… – due 30 November 2026, in 7 days/,
    );
    expect(subject({ title: null, reference: long(22) })).toMatch(
      /x – due 30 November 2026, in 7 days \(Minister of…\)$/,
    );
    expect(subject({ reference: long(48) })).toBe(`4 commitments: ${long(48)} – due 30 November 2026, in 7 days`);
    expect(subject({ reference: long(60) })).toBe(`4 commitments: ${long(60)} – due 30 November 2026`);
    expect(subject({ reference: long(106) })).toBe(`4 commitments: ${long(106)} – due 30 November 2026`);
  });
});

describe('fitCounts', () => {
  it('shows as many as there is room for, the first first', () => {
    expect(fitCounts('Digest', ['overdue: 1', 'changed: 2'], null)).toBe('Digest – overdue: 1, changed: 2');
    expect(fitCounts('Digest', ['overdue: 1', 'x'.repeat(90)], 'Anna')).toBe('Digest – overdue: 1, … (Anna)');
  });
});

const languages = fc.constantFrom<MailLanguage>('en', 'ru', 'be');
const word = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom('😀', 'кантроль', 'specification', 'на', 'x'.repeat(120), 'й', '–', ':'),
);
const words = fc.array(word, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));
const reference = fc
  .tuple(fc.stringMatching(/^[A-Z]{2}(-[A-Z]{2,6}){0,2}$/), fc.integer({ min: 1, max: 999 }))
  .map(([code, number]) => `${code}/2023-12-18/${String(number).padStart(2, '0')}`);

/** A mail of any kind about anything: a reminder of one or several, nudges, notices, to a lead, a superior or a deputy. */
const mails = fc
  .record({
    ...{ language: languages, title: words, lead: words, post: words, reference },
    kind: fc.oneof(fc.constantFrom(...MATTERS), fc.integer({ min: 1, max: 4 })),
    audience: fc.constantFrom('lead' as const, 'superior' as const),
    deputyFor: fc.option(words),
  })
  .map(({ language, title, lead, post, reference: given, kind, audience, deputyFor }): ReminderMail => {
    const mail = typeof kind === 'number' ? exampleMail(language, kind) : exampleMatter(language, kind);
    const items = mail.items.map((item) => ({
      ...item,
      ...{ title: item.title && title, lead, reference: given },
      reasons: [{ rung: 'after-3', audience, post, deputyFor }],
    }));
    return { ...mail, items };
  });

describe('the subject of any mail', () => {
  it('is at most 100 characters long, with the whole reference and the whole date, the title cut after a word', () => {
    fc.assert(
      fc.property(mails, (mail) => {
        const { subject } = renderReminder(mail);
        expect(lengthOf(subject)).toBeLessThanOrEqual(SUBJECT_LIMIT);
        expect(subject).not.toMatch(/\p{Cs}/u);
        const [item] = mail.items;
        expect(subject).toContain(item.reference);
        const { matter } = item;
        const isOver = matter?.kind === 'closed' || matter?.kind === 'terminated';
        const words = wordsOf(mail.language);
        const dates = mail.items.map(({ deadline }) => deadline && dateText(deadline, words));
        const waits = item.state === 'to_decide' && matter ? dateText(matter.on, words) : null;
        const shown = [waits, ...(waits === null ? dates : [])].filter((date) => date !== null);
        if (!isOver && mail.items.length === 1) for (const date of shown) expect(subject).toContain(date);
        if (mail.items.length > 1) expect(shown.some((date) => subject.includes(date))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('names only whole words of the title, or a part of a first one that is too long', () => {
    const titles = fc.array(fc.stringMatching(/^[a-zа-яў]{1,40}$/u), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(languages, titles, (language, title) => {
        const [item] = exampleMail(language, 1).items;
        const mail = { ...exampleMail(language, 1), items: [{ ...item, title: title.join(' ') }] };
        const [, shown] = /\/01: ([^–]*?)(…?) – /u.exec(renderReminder(mail).subject) ?? [];
        if (shown === undefined) return;
        const isWhole = title.some((_, last) => title.slice(0, last + 1).join(' ') === shown);
        expect(isWhole || title[0]?.startsWith(shown)).toBe(true);
      }),
    );
  });

  it('is at most 100 characters long for a digest, its own or a copy, whatever it counts', () => {
    const total = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(
        languages,
        fc.array(total, { minLength: 4, maxLength: 4 }),
        fc.option(words),
        (language, totals, name) => {
          const digest = exampleDigest(language, { copyFor: name });
          const sections = digest.sections.map((section, at) => ({ ...section, total: totals[at] ?? 1 }));
          const { subject } = renderDigest({ ...digest, sections });
          expect(lengthOf(subject)).toBeLessThanOrEqual(SUBJECT_LIMIT);
          expect(subject).toContain(`: ${totals[0]}`);
        },
      ),
    );
  });
});
