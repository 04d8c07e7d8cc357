import { Temporal } from 'temporal-polyfill';
import type { MailLanguage, ReminderItem, ReminderMail } from './reminder-mail.js';

type Told = Record<MailLanguage, string>;

const AMBASSADOR: Told = {
  en: 'Ambassador of Belarus to Russia',
  ru: 'Посол Беларуси в России',
  be: 'Пасол Беларусі ў Расіі',
};
const MINISTER: Told = { en: 'Minister of Industry', ru: 'Министр промышленности', be: 'Міністр прамысловасці' };
const NAMES: Told = { en: 'Ales Kavalenka', ru: 'Алесь Коваленко', be: 'Алесь Каваленка' };
const ABSENT: Told = { en: 'Volha Novik', ru: 'Ольга Новик', be: 'Вольга Новік' };
const TITLES: Record<'certification' | 'buses' | 'milk', Told> = {
  certification: {
    en: 'Review the cost of certification for makers of machinery',
    ru: 'Проанализировать стоимость сертификации для производителей техники',
    be: 'Прааналізаваць кошт сертыфікацыі для вытворцаў тэхнікі',
  },
  buses: {
    en: 'Agree on a joint specification for the public-transport fleet',
    ru: 'Согласовать единую спецификацию парка общественного транспорта',
    be: 'Узгадніць адзіную спецыфікацыю парка грамадскага транспарту',
  },
  milk: {
    en: 'Develop meat and dairy farming together',
    ru: 'Совместно развивать мясное и молочное животноводство',
    be: 'Сумесна развіваць мясную і малочную жывёлагадоўлю',
  },
};

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

function items(language: MailLanguage): ReminderItem[] {
  return [
    {
      commitmentId: '0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c02',
      reference: 'BY-RU-MOS/2023-12-18/01',
      title: TITLES.buses[language],
      classification: 'public',
      deadline: day('2026-11-30'),
      original: day('2026-10-30'),
      deadlineVersion: 2,
      state: 'due_later',
      lead: MINISTER[language],
      reasons: [{ rung: 'before-5', audience: 'lead', post: MINISTER[language], deputyFor: ABSENT[language] }],
    },
    {
      commitmentId: '0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c08',
      reference: 'BY-RU-MOS/2023-12-18/08',
      title: TITLES.certification[language],
      classification: 'official',
      deadline: day('2026-11-20'),
      original: day('2026-11-20'),
      state: 'overdue',
      lead: AMBASSADOR[language],
      reasons: [{ rung: 'after-1', audience: 'lead', post: AMBASSADOR[language], deputyFor: null }],
      fromQuote: 'Послу поручено проанализировать стоимость сертификации',
    },
    {
      commitmentId: '0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c11',
      reference: 'BY-RU-MOS/2023-12-18/11',
      title: TITLES.milk[language],
      classification: 'public',
      deadline: null,
      original: null,
      state: 'review',
      lead: MINISTER[language],
      reasons: [{ rung: 'review', audience: 'lead', post: MINISTER[language], deputyFor: null }],
    },
  ];
}

const confidential = (language: MailLanguage): ReminderItem => ({
  commitmentId: '0b8b3a52-9a4f-4c06-8d0e-2f6f3f0a7c15',
  reference: 'BY-RU-MOS/2023-12-18/15',
  title: null,
  classification: 'confidential',
  deadline: day('2026-11-23'),
  original: day('2026-11-23'),
  state: 'due_today',
  lead: MINISTER[language],
  reasons: [{ rung: 'on-day', audience: 'controller', post: MINISTER[language], deputyFor: null }],
});

/** A morning's mail in a language, with one commitment of each kind; `count` takes the first of them. */
export function exampleMail(language: MailLanguage, count = 4): ReminderMail {
  return {
    language,
    recipient: { name: NAMES[language], address: 'a.kavalenka@ministry.example.org' },
    today: day('2026-11-23'),
    sentAt: Temporal.Instant.from('2026-11-23T06:00:00Z'),
    items: [...items(language), confidential(language)].slice(0, count),
    publicUrl: 'https://pacta.example.org',
    from: 'Pacta <pacta@pacta.test>',
    messageId: `example-${language}-${count}@pacta.test`,
  };
}
