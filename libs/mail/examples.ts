import { Temporal } from 'temporal-polyfill';
import type { MailLanguage, ReminderAudience, ReminderItem, ReminderMail, ReminderMatter } from './reminder-mail.js';

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

const PERSON: Told = { en: 'Ihar Sidarovich', ru: 'Игорь Сидорович', be: 'Ігар Сідаровіч' };
const REASON: Told = {
  en: 'The plant stands still until spring.',
  ru: 'До весны предприятие не работает.',
  be: 'Да вясны прадпрыемства не працуе.',
};

const TOLD_TO: Record<ReminderMatter['kind'], ReminderAudience> = {
  ...{ decide_report: 'controller', decide_extension: 'controller' },
  ...{ returned: 'lead', granted: 'lead', refused: 'lead', reopened: 'lead', report_to_lead: 'lead' },
  ...{ closed: 'author', terminated: 'author' },
};

const WITHOUT_REASON: readonly ReminderMatter['kind'][] = ['decide_report', 'closed', 'report_to_lead'];

/** One commitment on which something waits for a decision, was decided or reported. */
export function exampleMatter(
  language: MailLanguage,
  kind: ReminderMatter['kind'],
  change: Partial<ReminderMatter> = {},
): ReminderMail {
  const [item] = items(language);
  const isWaiting = kind === 'decide_report' || kind === 'decide_extension';
  const rung = isWaiting ? `${kind.replace('_', '-')}-1` : `notice-${kind.replaceAll('_', '-')}-1`;
  const matter: ReminderMatter = {
    kind,
    by: PERSON[language],
    on: day('2026-11-18'),
    reason: WITHOUT_REASON.includes(kind) ? '' : REASON[language],
    to: kind === 'decide_extension' ? day('2027-03-01') : null,
    keptOn: kind === 'closed' ? day('2026-12-03') : null,
    ...change,
  };
  return {
    ...exampleMail(language, 1),
    items: [
      {
        ...item,
        state: isWaiting ? 'to_decide' : 'told',
        matter,
        reasons: [{ rung, audience: TOLD_TO[kind], post: MINISTER[language], deputyFor: null }],
      },
    ],
    messageId: `example-${language}-${kind}@pacta.test`,
  };
}

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
