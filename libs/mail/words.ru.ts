import { russianMatters } from './matter-words.ru.js';
import { eastSlavicPlural } from './plural.rules.js';
import type { Nearness, Rung, Words } from './words.js';

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

const days = (count: number): string => `${count} ${eastSlavicPlural(count, ['день', 'дня', 'дней'])}`;
const workingDays = (count: number): string =>
  `${count} ${eastSlavicPlural(count, ['рабочий день', 'рабочих дня', 'рабочих дней'])}`;
const countOf = ({ days: count, unit }: { days: number; unit: 'working' | 'calendar' }): string =>
  unit === 'working' ? workingDays(count) : days(count);
const commitments = (count: number): string =>
  `${count} ${eastSlavicPlural(count, ['обязательство', 'обязательства', 'обязательств'])}`;

function nearness(nearness: Nearness): string {
  switch (nearness.kind) {
    case 'late':
      return `просрочено на ${days(nearness.days)}`;
    case 'overdue':
      return 'просрочено';
    case 'today':
      return 'сегодня';
    case 'ahead':
      return nearness.days === 1 ? 'завтра' : `через ${days(nearness.days)}`;
    case 'review':
      return 'срок не установлен, требуется рассмотрение';
  }
}

function rung(rung: Rung): string {
  switch (rung.kind) {
    case 'before':
      return `за ${countOf(rung)} до срока`;
    case 'on-day':
      return 'в день наступления срока';
    case 'after':
      return `через ${countOf(rung)} после срока`;
    case 'review':
      return 'регулярное рассмотрение обязательства без срока';
    case 'decide':
    case 'notice':
    case 'report_to_lead':
      return russianMatters.rung[rung.kind];
    case 'other':
      return `правило «${rung.key}»`;
  }
}

export const russian: Words = {
  register: 'Обязательства',
  confidential: 'Конфиденциально',
  official: 'Для служебного пользования',
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year} г.`,
  commitments,
  heading: (count) =>
    `${commitments(count)} ${eastSlavicPlural(count, ['требует', 'требуют', 'требуют'])} вашего внимания`,
  greeting: (name) => `Здравствуйте, ${name}!`,
  nearness,
  tally: {
    overdue: 'просрочено',
    due_today: 'срок сегодня',
    due_later: 'срок впереди',
    review: 'на рассмотрении',
  },
  request: {
    act: 'Просим отчитаться о сделанном. Если исполнить в срок невозможно, запросите продление.',
    know: 'Сообщаем вам, чтобы вы могли своевременно принять меры.',
    review: 'Просим сообщить о ходе работы и предложить срок.',
  },
  columns: { commitment: 'Обязательство', deadline: 'Срок' },
  due: 'срок',
  mostUrgent: 'самое срочное',
  original: 'первоначально',
  lead: 'Ответственный исполнитель',
  quote: 'Из источника',
  why: 'Почему отправлено',
  link: 'Открыть',
  hidden: 'Содержание по почте не передаётся. Чтобы прочитать его, войдите в систему.',
  matter: russianMatters,
  rung,
  audience: {
    lead: 'ответственному исполнителю',
    co_executors: 'соисполнителям',
    controller: 'контролёру',
    superior: 'руководителю ответственного исполнителя',
    higher_superior: 'вышестоящему руководителю ответственного исполнителя',
    author: 'стороне, давшей поручение',
    counterpart: 'другой стороне',
    post: 'по должности, указанной в порядке напоминаний',
  },
  deputy: (absent) => `копия по замещению: ${absent}`,
  deputyUnnamed: 'копия по замещению',
  noAccount: {
    how: 'Учётная запись для этого не нужна: напишите тому, кому следует ответить.',
    answerTo: 'Кому ответить',
    protectedWay: 'контролёру обязательства способом, который допускает гриф',
    register: (address) => `реестр, ${address}`,
    hidden: 'Содержание по почте не передаётся.',
  },
  open: { one: 'Открыть обязательство', many: 'Открыть «Сегодня»' },
  act: {
    report: 'Отчитаться',
    decide_report: 'Принять решение по отчёту',
    decide_extension: 'Принять решение о продлении',
  },
  footer: {
    why: 'Вы получили это письмо, потому что занимаете должность, которая отвечает за указанные обязательства, или замещаете того, кто её занимает.',
    automatic: 'Письмо отправлено автоматически. Всё, о чём нужно напомнить утром, приходит одним письмом.',
    calendar: 'Даты есть в приложенном файле календаря.',
  },
  quoted: (text) => `«${text}»`,
};
