import { page } from '../http/small-page.js';

const WORDS = {
  en: {
    question: 'Stop the digests?',
    about:
      'Reminders of your own commitments still come. To have digests again, change your preferences or ask your administrator.',
    button: 'Stop the digests',
    done: 'The digests have been stopped',
  },
  ru: {
    question: 'Отказаться от сводок?',
    about:
      'Напоминания о ваших обязательствах будут приходить и дальше. Чтобы снова получать сводки, измените настройки или обратитесь к администратору.',
    button: 'Отказаться от сводок',
    done: 'Сводки больше не будут приходить',
  },
  be: {
    question: 'Адмовіцца ад зводак?',
    about:
      'Напаміны пра вашы абавязацельствы будуць прыходзіць і надалей. Каб зноў атрымліваць зводкі, змяніце налады або звярніцеся да адміністратара.',
    button: 'Адмовіцца ад зводак',
    done: 'Зводкі больш не будуць прыходзіць',
  },
} as const;

/** The form has no address: it goes to the link that was opened. */
export const ASKING_PAGE = page(
  'Pacta',
  sections(
    ({ question, about, button }) => `<h1>${question}</h1>
<p>${about}</p>
<form method="post"><button>${button}</button></form>`,
  ),
);

export const DONE_PAGE = page(
  'Pacta',
  sections(
    ({ done, about }) => `<h1>${done}</h1>
<p>${about}</p>`,
  ),
);

function sections(write: (words: (typeof WORDS)[keyof typeof WORDS]) => string): string {
  return Object.entries(WORDS)
    .map(([language, words]) => `<section lang="${language}">\n${write(words)}\n</section>`)
    .join('\n');
}
