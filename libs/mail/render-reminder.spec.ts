import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { exampleMail } from './examples.js';
import type { MailLanguage, ReminderItem, ReminderMail } from './reminder-mail.js';
import { renderReminder } from './render-reminder.js';
import { viewOf } from './reminder-view.js';
import { writePreviews } from './write-previews.js';

const LANGUAGES: MailLanguage[] = ['en', 'ru', 'be'];
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** What a reader sees of the HTML: no style sheet, no tags, no entities. */
const visible = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

const withItem = (language: MailLanguage, change: Partial<ReminderItem>): ReminderMail => {
  const mail = exampleMail(language, 1);
  return { ...mail, items: [{ ...mail.items[0], fromQuote: undefined, ...change }] };
};

describe('a reminder', () => {
  it.each(LANGUAGES)('in %s: text and HTML carry the same facts', (language) => {
    const mail = exampleMail(language);
    const { html, text } = renderReminder(mail);
    const seen = visible(html).toLowerCase();
    const read = text.replace(/\s+/g, ' ').toLowerCase();
    const view = viewOf(mail);
    const facts = [
      view.heading,
      view.greeting,
      view.tally,
      view.request,
      view.footer,
      view.marking,
      view.button?.label ?? null,
    ];
    for (const commitment of view.commitments) {
      const { reference, title, marking, lead, quote, reasons, deadlines } = commitment;
      facts.push(reference, title, marking, lead, quote, ...reasons);
      facts.push(...deadlines.flatMap(({ date, nearness, original }) => [date, nearness, original]));
      const way = commitment.href ?? commitment.act?.href;
      expect(html).toContain(`href="${way}"`);
      expect(text).toContain(way);
    }
    for (const fact of facts.filter((given) => given !== null)) {
      expect(seen).toContain(fact.toLowerCase());
      expect(read).toContain(fact.toLowerCase());
    }
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('puts the most urgent first: overdue, today, later, review', () => {
    const { text, subject } = renderReminder(exampleMail('en'));
    expect([...text.matchAll(/^\* \S+\/(\d+)/gm)].map(([, number]) => number)).toEqual(['08', '15', '01', '11']);
    expect(subject).toBe(
      '4 commitments: BY-RU-MOS/2023-12-18/08: Review the cost of… – due 20 November 2026, 3 days late',
    );
  });

  it('groups the periods of one commitment, under its most urgent one', () => {
    const [item] = exampleMail('en', 1).items;
    const later = { ...item, ordinal: 2, deadline: day('2027-02-10'), original: day('2027-02-10') };
    const late = { ...item, ordinal: 1, deadline: day('2026-11-10'), original: null, state: 'overdue' as const };
    const view = viewOf({ ...exampleMail('en'), items: [later, late] });
    expect(view.commitments).toHaveLength(1);
    expect(view.commitments[0].deadlines.map(({ nearness }) => nearness)).toEqual(['13 days late', 'in 79 days']);
    expect(view.commitments[0].reasons).toHaveLength(1);
  });

  it.each<[MailLanguage, string]>([
    ['en', 'BY-RU-MOS/2023-12-18/01: Agree on a joint… – due 30 November 2026, in 7 days (Volha Novik)'],
    ['ru', 'BY-RU-MOS/2023-12-18/01: Согласовать единую… – срок 30 ноября 2026 г., через 7 дней (Ольга Новик)'],
    ['be', 'BY-RU-MOS/2023-12-18/01: Узгадніць… – тэрмін 30 лістапада 2026 г., праз 7 дзён (Вольга Новік)'],
  ])('the subject of one in %s says what, when and for whom', (language, subject) => {
    expect(renderReminder(exampleMail(language, 1)).subject).toBe(subject);
  });

  it('names the leading post in the subject for whoever watches over it, nobody for the lead', () => {
    const reason = { rung: 'after-3', post: 'Prime Minister', deputyFor: null };
    const superior = withItem('en', { reasons: [{ ...reason, audience: 'superior' }] });
    expect(renderReminder(superior).subject).toContain('(Minister of Industry)');
    const lead = withItem('en', { reasons: [{ ...reason, audience: 'lead' }] });
    expect(renderReminder(lead).subject).not.toContain('(');
  });

  it.each(LANGUAGES)('in %s: confidential shows reference, date and link, and no content', (language) => {
    const mail = withItem(language, {
      classification: 'confidential',
      title: 'SECRET-TITLE',
      lead: 'SECRET-LEAD',
      fromQuote: 'SECRET-QUOTE',
      reasons: [{ rung: 'before-5', audience: 'lead', post: 'SECRET-POST', deputyFor: 'SECRET-NAME' }],
    });
    const { html, text, subject, headers, attachments } = renderReminder(mail);
    const everything = JSON.stringify([html, text, subject, headers, attachments]);
    expect(everything).not.toContain('SECRET');
    expect(text).toContain('BY-RU-MOS/2023-12-18/01');
    expect(text).toContain('/commitments/0b8b3a52');
    expect(subject).toContain('2026');
    expect(text).toContain({ en: 'Confidential', ru: 'Конфиденциально', be: 'Канфідэнцыяльна' }[language]);
  });

  it('is never empty', () => {
    expect(() => renderReminder({ ...exampleMail('en'), items: [] })).toThrow(RangeError);
  });

  it('carries what identifies it and threads it by its commitment', () => {
    const { headers, messageId, date, attachments } = renderReminder(exampleMail('be', 1));
    expect(messageId).toBe('<example-be-1@pacta.test>');
    expect(date).toBe('Mon, 23 Nov 2026 06:00:00 +0000');
    expect(headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': 'be',
      'X-Pacta-Rule': 'before-5/lead',
      'In-Reply-To': '<0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c02@pacta.test>',
      References: '<0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c02@pacta.test>',
    });
    expect(attachments.map(({ filename }) => filename)).toEqual(['deadlines.ics']);
  });

  it('belongs to no thread when it is about several', () => {
    expect(renderReminder(exampleMail('en')).headers).not.toHaveProperty('References');
  });

  it('writes previews of every language', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pacta-mail-'));
    const files = await writePreviews(folder);
    const of = (ending: string) =>
      files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
    const endings = ['en', 'ru', 'be'].flatMap((language) => [`-${language}.html`, `-${language}.txt`]);
    expect(of('-en.html').length).toBeGreaterThan(10);
    for (const ending of endings) expect(of(ending)).toEqual(of('-en.html'));
    for (const file of files) expect((await readFile(file, 'utf8')).length).toBeGreaterThan(500);
    await rm(folder, { recursive: true });
  });
});

describe('words', () => {
  const nearness = (language: MailLanguage, days: number): string => {
    const deadline = day('2026-11-23').add({ days });
    const state = days < 0 ? 'overdue' : days === 0 ? 'due_today' : 'due_later';
    return viewOf(withItem(language, { deadline, original: deadline, state })).commitments[0].deadlines[0].nearness;
  };

  it.each<[number, string, string, string]>([
    [-21, '21 days late', 'просрочено на 21 день', 'пратэрмінавана на 21 дзень'],
    [-11, '11 days late', 'просрочено на 11 дней', 'пратэрмінавана на 11 дзён'],
    [-3, '3 days late', 'просрочено на 3 дня', 'пратэрмінавана на 3 дні'],
    [-1, '1 day late', 'просрочено на 1 день', 'пратэрмінавана на 1 дзень'],
    [0, 'today', 'сегодня', 'сёння'],
    [1, 'tomorrow', 'завтра', 'заўтра'],
    [2, 'in 2 days', 'через 2 дня', 'праз 2 дні'],
    [5, 'in 5 days', 'через 5 дней', 'праз 5 дзён'],
    [14, 'in 14 days', 'через 14 дней', 'праз 14 дзён'],
    [101, 'in 101 days', 'через 101 день', 'праз 101 дзень'],
    [122, 'in 122 days', 'через 122 дня', 'праз 122 дні'],
  ])('%i days', (days, ...expected) => {
    expect(LANGUAGES.map((language) => nearness(language, days))).toEqual(expected);
  });

  it('the state given wins where two time zones see two dates', () => {
    const words = (state: ReminderItem['state'], deadline: string): string =>
      viewOf(withItem('en', { state, deadline: day(deadline) })).commitments[0].deadlines[0].nearness;
    expect(words('overdue', '2026-11-23')).toBe('overdue');
    expect(words('due_today', '2026-11-24')).toBe('today');
    expect(words('due_later', '2026-11-23')).toBe('today');
  });

  it.each<[string, string, string, string]>([
    [
      'before-10',
      '10 working days before the deadline',
      'за 10 рабочих дней до срока',
      'за 10 рабочых дзён да тэрміну',
    ],
    ['before-2', '2 working days before the deadline', 'за 2 рабочих дня до срока', 'за 2 рабочыя дні да тэрміну'],
    ['before-1', '1 working day before the deadline', 'за 1 рабочий день до срока', 'за 1 рабочы дзень да тэрміну'],
    ['on-day', 'on the day of the deadline', 'в день наступления срока', 'у дзень надыходу тэрміну'],
    [
      'after-1',
      '1 working day after the deadline',
      'через 1 рабочий день после срока',
      'праз 1 рабочы дзень пасля тэрміну',
    ],
    [
      'after-3',
      '3 working days after the deadline',
      'через 3 рабочих дня после срока',
      'праз 3 рабочыя дні пасля тэрміну',
    ],
    ['quarter-end', 'rule “quarter-end”', 'правило «quarter-end»', 'правіла «quarter-end»'],
  ])('the rung %s', (rung, ...expected) => {
    const reasons = [{ rung, audience: 'lead' as const, post: 'X', deputyFor: null }];
    const said = LANGUAGES.map((language) => viewOf(withItem(language, { reasons })).commitments[0].reasons[0]);
    expect(said.map((line) => line.slice(0, line.lastIndexOf(', ')))).toEqual(expected);
  });

  it('months in the form that a date takes', () => {
    const dates = (language: MailLanguage): string[] =>
      Array.from({ length: 12 }, (_, month) => {
        const deadline = day('2027-01-05').add({ months: month });
        return viewOf(withItem(language, { deadline })).commitments[0].deadlines[0].date ?? '';
      });
    const russian = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' });
    const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2027, month, 5)));
    expect(dates('ru')).toEqual(months.map((date) => russian.format(date).replaceAll('\u00a0', ' ')));
    expect(dates('en')).toEqual(months.map((date) => english.format(date)));
    expect(dates('be').map((date) => date.split(' ')[1])).toEqual(
      'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня'.split(' '),
    );
    expect(dates('be')[10]).toBe('5 лістапада 2027 г.');
  });

  it.each<[number, string, string, string]>([
    [
      1,
      '1 commitment needs your attention',
      '1 обязательство требует вашего внимания',
      '1 абавязацельства патрабуе вашай увагі',
    ],
    [
      3,
      '3 commitments need your attention',
      '3 обязательства требуют вашего внимания',
      '3 абавязацельствы патрабуюць вашай увагі',
    ],
    [
      5,
      '5 commitments need your attention',
      '5 обязательств требуют вашего внимания',
      '5 абавязацельстваў патрабуюць вашай увагі',
    ],
  ])('a heading for %i', (count, ...expected) => {
    const headings = LANGUAGES.map((language) => {
      const [item] = exampleMail(language, 1).items;
      const items = Array.from({ length: count }, (_, index) => ({ ...item, commitmentId: `c${index}` }));
      return viewOf({ ...exampleMail(language), items }).heading;
    });
    expect(headings).toEqual(expected);
  });
});
