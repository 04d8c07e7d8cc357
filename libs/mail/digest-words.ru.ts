import type { DigestWords } from './digest-words.js';

export const russianDigest: DigestWords = {
  subject: 'Сводка',
  heading: (date) => `Сводка на ${date}`,
  sections: {
    waiting: 'Ждут вашего решения',
    overdue: 'Просрочены',
    due_soon: 'Срок в ближайшие 14 дней',
    changed: 'Изменились со времени последней сводки',
  },
  status: {
    active: 'на исполнении',
    reported: 'отчёт представлен, решения нет',
    closed: 'снято с контроля',
    terminated: 'прекращено',
  },
  decision: {
    report: (since) => `Итоговый отчёт ждёт решения с ${since}`,
    extension: (since) => `Запрос о продлении ждёт решения с ${since}`,
  },
  changed: (on) => `Изменено ${on}`,
  statusLabel: 'Состояние',
  more: (count) => `и ещё ${count}`,
  inRegister: 'см. в реестре',
  confidentialGroup: 'Конфиденциально',
  footer: {
    weekly:
      'Вы получаете это письмо раз в неделю, потому что вам подчинены должности или вы контролируете обязательства либо замещаете того, кто это делает.',
    daily:
      'Вы получаете это письмо каждый рабочий день, потому что вам подчинены должности или вы контролируете обязательства либо замещаете того, кто это делает.',
  },
  automatic: 'Письмо отправлено автоматически.',
  unsubscribe: 'Отказаться от сводок',
};
