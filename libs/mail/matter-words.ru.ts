import type { MatterWords } from './matter-words.js';
import { eastSlavicPlural } from './plural.rules.js';

const days = (count: number): string => `${count} ${eastSlavicPlural(count, ['день', 'дня', 'дней'])}`;

export const russianMatters: MatterWords = {
  toDecide: 'На решение',
  short: {
    decide_report: 'итоговый отчёт ждёт решения',
    decide_extension: 'запрос о продлении ждёт решения',
    returned: 'отчёт возвращён на доработку',
    granted: 'срок продлён',
    refused: 'в продлении отказано',
    closed: 'снято с контроля',
    terminated: 'исполнение прекращено',
    reopened: 'возвращено на контроль',
    report_to_lead: 'отчёт соисполнителя',
  },
  asked: { decide_report: 'итоговый отчёт', decide_extension: 'продление срока' },
  closedInTime: 'снято с контроля, исполнено в срок',
  closedLate: (count) => `снято с контроля, исполнено с опозданием на ${days(count)}`,
  hidden: { to_decide: 'требуется решение', told: 'принято решение', report_to_lead: 'есть новое' },
  sentence: {
    decide_report: (date) => `Итоговый отчёт ждёт решения с ${date}`,
    decide_extension: (date) => `Запрос о продлении срока ждёт решения с ${date}`,
    returned: (date) => `Итоговый отчёт возвращён на доработку ${date}`,
    granted: (date) => `Решение о продлении срока принято ${date}`,
    refused: (date) => `В продлении срока отказано ${date}`,
    closed: (date) => `Итоговый отчёт принят, обязательство снято с контроля ${date}`,
    terminated: (date) => `Исполнение обязательства прекращено ${date}`,
    reopened: (date) => `Обязательство возвращено на контроль ${date}`,
    report_to_lead: (date) => `Соисполнитель представил отчёт ответственному исполнителю ${date}`,
  },
  since: (date) => `с ${date}`,
  from: 'От кого',
  decidedBy: 'Чьё решение',
  askedFor: 'Запрошенный срок',
  reason: 'Причина',
  reportedOn: 'Отчёт представлен',
  extendedBy: (count) => `Срок продлён в общей сложности на ${days(count)}`,
  news: (commitments) => `К вашему сведению: ${commitments}`,
  tally: { to_decide: 'ждёт решения', told: 'к сведению' },
  request: {
    decide: 'Просим принять решение или обеспечить его принятие: по истечении времени ничего не считается принятым.',
    told: 'Сообщаем к сведению, ответа не требуется.',
  },
  rung: {
    decide: 'решение ещё не принято',
    notice: 'принято решение',
    report_to_lead: 'соисполнитель представил отчёт',
  },
};
