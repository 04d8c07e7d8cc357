import type { MatterWords } from './matter-words.js';
import { eastSlavicPlural } from './plural.rules.js';

const days = (count: number): string => `${count} ${eastSlavicPlural(count, ['дзень', 'дні', 'дзён'])}`;

export const belarusianMatters: MatterWords = {
  toDecide: 'На рашэнне',
  short: {
    decide_report: 'выніковая справаздача чакае рашэння',
    decide_extension: 'запыт аб падаўжэнні чакае рашэння',
    returned: 'справаздача вернута на дапрацоўку',
    granted: 'тэрмін падоўжаны',
    refused: 'у падаўжэнні адмоўлена',
    closed: 'знята з кантролю',
    terminated: 'выкананне спынена',
    reopened: 'вернута на кантроль',
    report_to_lead: 'справаздача сувыканаўцы',
  },
  asked: { decide_report: 'выніковая справаздача', decide_extension: 'падаўжэнне тэрміну' },
  closedInTime: 'знята з кантролю, выканана ў тэрмін',
  closedLate: (count) => `знята з кантролю, выканана са спазненнем на ${days(count)}`,
  hidden: { to_decide: 'патрабуецца рашэнне', told: 'прынята рашэнне', report_to_lead: 'ёсць новае' },
  sentence: {
    decide_report: (date) => `Выніковая справаздача чакае рашэння з ${date}`,
    decide_extension: (date) => `Запыт аб падаўжэнні тэрміну чакае рашэння з ${date}`,
    returned: (date) => `Выніковая справаздача вернута на дапрацоўку ${date}`,
    granted: (date) => `Рашэнне аб падаўжэнні тэрміну прынята ${date}`,
    refused: (date) => `У падаўжэнні тэрміну адмоўлена ${date}`,
    closed: (date) => `Выніковая справаздача прынята, абавязацельства знята з кантролю ${date}`,
    terminated: (date) => `Выкананне абавязацельства спынена ${date}`,
    reopened: (date) => `Абавязацельства вернута на кантроль ${date}`,
    report_to_lead: (date) => `Сувыканаўца падаў справаздачу адказнаму выканаўцу ${date}`,
  },
  since: (date) => `з ${date}`,
  from: 'Ад каго',
  decidedBy: 'Чыё рашэнне',
  askedFor: 'Запытаны тэрмін',
  reason: 'Прычына',
  reportedOn: 'Справаздача пададзена',
  extendedBy: (count) => `Тэрмін падоўжаны ў агульнай складанасці на ${days(count)}`,
  news: (commitments) => `Да вашага ведама: ${commitments}`,
  tally: { to_decide: 'чакае рашэння', told: 'да ведама' },
  request: {
    decide: 'Просім прыняць рашэнне або забяспечыць яго прыняцце: з цягам часу нішто не лічыцца прынятым.',
    told: 'Паведамляем да ведама, адказ не патрэбны.',
  },
  rung: {
    decide: 'рашэнне яшчэ не прынята',
    notice: 'прынята рашэнне',
    report_to_lead: 'сувыканаўца падаў справаздачу',
  },
};
