import { belarusianMatters } from './matter-words.be.js';
import { eastSlavicPlural } from './plural.rules.js';
import type { Nearness, Rung, Words } from './words.js';

const MONTHS =
  'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня'.split(' ');

const days = (count: number): string => `${count} ${eastSlavicPlural(count, ['дзень', 'дні', 'дзён'])}`;
const workingDays = (count: number): string =>
  `${count} ${eastSlavicPlural(count, ['рабочы дзень', 'рабочыя дні', 'рабочых дзён'])}`;
const countOf = ({ days: count, unit }: { days: number; unit: 'working' | 'calendar' }): string =>
  unit === 'working' ? workingDays(count) : days(count);
const commitments = (count: number): string =>
  `${count} ${eastSlavicPlural(count, ['абавязацельства', 'абавязацельствы', 'абавязацельстваў'])}`;

function nearness(nearness: Nearness): string {
  switch (nearness.kind) {
    case 'late':
      return `пратэрмінавана на ${days(nearness.days)}`;
    case 'overdue':
      return 'пратэрмінавана';
    case 'today':
      return 'сёння';
    case 'ahead':
      return nearness.days === 1 ? 'заўтра' : `праз ${days(nearness.days)}`;
    case 'review':
      return 'тэрмін не вызначаны, патрабуецца разгляд';
  }
}

function rung(rung: Rung): string {
  switch (rung.kind) {
    case 'before':
      return `за ${countOf(rung)} да тэрміну`;
    case 'on-day':
      return 'у дзень надыходу тэрміну';
    case 'after':
      return `праз ${countOf(rung)} пасля тэрміну`;
    case 'review':
      return 'рэгулярны разгляд абавязацельства без тэрміну';
    case 'decide':
    case 'notice':
    case 'report_to_lead':
      return belarusianMatters.rung[rung.kind];
    case 'other':
      return `правіла «${rung.key}»`;
  }
}

export const belarusian: Words = {
  register: 'Абавязацельствы',
  confidential: 'Канфідэнцыяльна',
  official: 'Для службовага карыстання',
  date: (day, month, year) => `${day} ${MONTHS[month - 1]} ${year} г.`,
  commitments,
  heading: (count) =>
    `${commitments(count)} ${eastSlavicPlural(count, ['патрабуе', 'патрабуюць', 'патрабуюць'])} вашай увагі`,
  greeting: (name) => `Добры дзень, ${name}!`,
  nearness,
  tally: {
    overdue: 'пратэрмінавана',
    due_today: 'тэрмін сёння',
    due_later: 'тэрмін наперадзе',
    review: 'на разглядзе',
  },
  request: {
    act: 'Просім паведаміць, што зроблена. Калі выканаць у тэрмін немагчыма, запытайце падаўжэнне.',
    know: 'Паведамляем вам, каб вы маглі своечасова прыняць меры.',
    review: 'Просім паведаміць пра ход работы і прапанаваць тэрмін.',
  },
  columns: { commitment: 'Абавязацельства', deadline: 'Тэрмін' },
  due: 'тэрмін',
  mostUrgent: 'самае тэрміновае',
  original: 'першапачаткова',
  lead: 'Адказны выканаўца',
  quote: 'З крыніцы',
  why: 'Чаму адпраўлена',
  link: 'Адкрыць',
  hidden: 'Змест поштай не перадаецца. Каб прачытаць яго, увайдзіце ў сістэму.',
  matter: belarusianMatters,
  rung,
  audience: {
    lead: 'адказнаму выканаўцу',
    co_executors: 'сувыканаўцам',
    controller: 'кантралёру',
    superior: 'кіраўніку адказнага выканаўцы',
    higher_superior: 'вышэйшаму кіраўніку адказнага выканаўцы',
    author: 'боку, які даў даручэнне',
    counterpart: 'другому боку',
    post: 'па пасадзе, названай у парадку напамінаў',
  },
  deputy: (absent) => `копія па замяшчэнні: ${absent}`,
  deputyUnnamed: 'копія па замяшчэнні',
  noAccount: {
    how: 'Уліковы запіс для гэтага не патрэбны: напішыце таму, каму трэба адказаць.',
    answerTo: 'Каму адказаць',
    protectedWay: 'кантралёру абавязацельства спосабам, які дазваляе грыф',
    register: (address) => `рэестр, ${address}`,
    hidden: 'Змест поштай не перадаецца.',
  },
  open: { one: 'Адкрыць абавязацельства', many: 'Адкрыць «Сёння»' },
  act: {
    report: 'Адзвітавацца',
    decide_report: 'Прыняць рашэнне па справаздачы',
    decide_extension: 'Прыняць рашэнне па падаўжэнні',
  },
  footer: {
    why: 'Вы атрымалі гэты ліст, бо займаеце пасаду, якая адказвае за названыя абавязацельствы, або замяшчаеце таго, хто яе займае.',
    automatic: 'Ліст адпраўлены аўтаматычна. Усё, пра што трэба нагадаць раніцай, прыходзіць адным лістом.',
    calendar: 'Даты ёсць у прыкладзеным файле календара.',
  },
  quoted: (text) => `«${text}»`,
};
