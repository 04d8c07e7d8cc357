import type { Temporal } from 'temporal-polyfill';
import type { ReminderOutcome } from './explain.rules.js';
import type { Audience } from './ladder.rules.js';
import type { Silence } from './slots.rules.js';

export const EXPLAIN_LANGUAGES = ['en', 'ru', 'be'] as const;
export type ExplainLanguage = (typeof EXPLAIN_LANGUAGES)[number];

type Told<Kind extends ReminderOutcome['kind']> = Extract<ReminderOutcome, { kind: Kind }>;
type Quiet<Because extends Silence['because']> = Extract<Silence, { because: Because }>;

/** What became of a reminder, each in one clause. */
interface ExplainWords {
  planned: string;
  held: (reason: string) => string;
  sending: string;
  tried: (told: { attempts: number; error: string }) => string;
  sent: (told: { at: string; twice: boolean }) => string;
  expired: (note: string) => string;
  failed: (error: string) => string;
  unreachable: string;
  heardAs: (audience: Audience) => string;
  passed: string;
  missing: string;
  not_on_control: string;
  settled: (at: string | null) => string;
  reported: (at: string) => string;
  answered: (quiet: { at: string; until: string }) => string;
  not_yet_known: (after: string) => string;
  before_control: (at: string) => string;
  /** Of what is noted in the register; a note that is not here stands as it is. */
  notes: Readonly<Record<string, string>>;
  overtaken: (rung: string) => string;
}

const ENGLISH: ExplainWords = {
  planned: 'is planned',
  held: (reason) => `waits: mail is on hold (${reason})`,
  sending: 'is being sent',
  tried: ({ attempts, error }) => `has been tried ${attempts} times and will be tried again: ${error}`,
  sent: ({ at, twice }) => `was sent on ${at}${twice ? ', perhaps twice' : ''}`,
  expired: (note) => `was not sent: ${note}`,
  failed: (error) => `could not be delivered: ${error}`,
  unreachable: 'waits: nobody up the line can be reached',
  heardAs: (audience) => `the same person hears by this rung as ${audience}`,
  passed: 'left out: its moment had passed when the deadline, a post or the reminder rules changed',
  missing: 'ought to be planned and is not; the nightly check will mend it',
  not_on_control: 'nothing is said: the commitment was never put on control',
  settled: (at) => `nothing is said: settled${at === null ? '' : ` on ${at}`}`,
  reported: (at) => `nothing is said: a final report of ${at} waits for its decision`,
  answered: ({ at, until }) => `nothing is said: an answer of ${at} keeps it quiet until ${until}`,
  not_yet_known: (after) => `nothing is said: the period becomes known after ${after}`,
  before_control: (at) => `left out: its moment had passed when the commitment went on control on ${at}`,
  notes: {},
  overtaken: (rung) => `overtaken by ${rung}`,
};

const RUSSIAN: ExplainWords = {
  planned: 'запланировано',
  held: (reason) => `ждёт: почта приостановлена (${reason})`,
  sending: 'отправляется',
  tried: ({ attempts, error }) => `попыток: ${attempts}, будет отправлено ещё раз: ${error}`,
  sent: ({ at, twice }) => `отправлено ${at}${twice ? ', возможно дважды' : ''}`,
  expired: (note) => `не отправлено: ${note}`,
  failed: (error) => `не доставлено: ${error}`,
  unreachable: 'ждёт: выше по подчинённости никто не доступен',
  heardAs: (audience) => `то же лицо получает это напоминание в другом качестве (${audience})`,
  passed: 'пропущено: срок напоминания прошёл до изменения срока, должности или порядка напоминаний',
  missing: 'должно быть запланировано, но его нет; ночная проверка исправит это',
  not_on_control: 'не напоминается: обязательство не ставилось на контроль',
  settled: (at) => `не напоминается: завершено${at === null ? '' : ` ${at}`}`,
  reported: (at) => `не напоминается: итоговый отчёт от ${at} ждёт решения`,
  answered: ({ at, until }) => `не напоминается: после ответа от ${at} пауза до ${until}`,
  not_yet_known: (after) => `не напоминается: период становится известен после ${after}`,
  before_control: (at) => `пропущено: срок напоминания прошёл до постановки на контроль ${at}`,
  notes: {
    'the commitment is settled': 'обязательство завершено',
    'the deadline has moved': 'срок перенесён',
    'a report has been made': 'представлен отчёт',
    'the mail server refuses the address': 'почтовый сервер не принимает адрес',
    'the post is in other hands': 'должность занимает другое лицо',
    'the recipient leads the commitment': 'получатель сам ответственный исполнитель',
    'an answer has been given': 'дан ответ',
    'the recipient is not cleared for it': 'у получателя нет допуска',
    'the account of the recipient is disabled': 'учётная запись получателя отключена',
    'the register would not show it to the recipient': 'реестр не показал бы этого получателю',
    'the recipient cannot be told': 'сообщить получателю нельзя',
    'the post is vacant': 'должность вакантна',
    'it has been decided or overtaken': 'решение уже принято или вопрос отпал',
    'the ladder asks for it no more': 'график напоминаний этого больше не требует',
  },
  overtaken: (rung) => `заменено более поздним (${rung})`,
};

const BELARUSIAN: ExplainWords = {
  planned: 'запланавана',
  held: (reason) => `чакае: пошта прыпынена (${reason})`,
  sending: 'адпраўляецца',
  tried: ({ attempts, error }) => `спроб: ${attempts}, будзе адпраўлена яшчэ раз: ${error}`,
  sent: ({ at, twice }) => `адпраўлена ${at}${twice ? ', магчыма двойчы' : ''}`,
  expired: (note) => `не адпраўлена: ${note}`,
  failed: (error) => `не дастаўлена: ${error}`,
  unreachable: 'чакае: вышэй па падпарадкаванасці ніхто не даступны',
  heardAs: (audience) => `тая ж асоба атрымлівае гэты напамін у іншай якасці (${audience})`,
  passed: 'прапушчана: час напаміну мінуў да змены тэрміну, пасады або парадку напамінаў',
  missing: 'павінна быць запланавана, але гэтага няма; начная праверка выправіць',
  not_on_control: 'не нагадваецца: абавязацельства не ставілася на кантроль',
  settled: (at) => `не нагадваецца: завершана${at === null ? '' : ` ${at}`}`,
  reported: (at) => `не нагадваецца: выніковая справаздача ад ${at} чакае рашэння`,
  answered: ({ at, until }) => `не нагадваецца: пасля адказу ад ${at} паўза да ${until}`,
  not_yet_known: (after) => `не нагадваецца: перыяд становіцца вядомы пасля ${after}`,
  before_control: (at) => `прапушчана: час напаміну мінуў да пастаноўкі на кантроль ${at}`,
  notes: {
    'the commitment is settled': 'абавязацельства завершана',
    'the deadline has moved': 'тэрмін перанесены',
    'a report has been made': 'пададзена справаздача',
    'the mail server refuses the address': 'паштовы сервер не прымае адрас',
    'the post is in other hands': 'пасаду займае іншая асоба',
    'the recipient leads the commitment': 'атрымальнік сам адказны выканаўца',
    'an answer has been given': 'дадзены адказ',
    'the recipient is not cleared for it': 'у атрымальніка няма допуску',
    'the account of the recipient is disabled': 'уліковы запіс атрымальніка адключаны',
    'the register would not show it to the recipient': 'рэестр не паказаў бы гэтага атрымальніку',
    'the recipient cannot be told': 'паведаміць атрымальніку нельга',
    'the post is vacant': 'пасада вакантная',
    'it has been decided or overtaken': 'рашэнне ўжо прынята або пытанне адпала',
    'the ladder asks for it no more': 'графік напамінаў гэтага больш не патрабуе',
  },
  overtaken: (rung) => `заменена пазнейшым (${rung})`,
};

const WORDS: Readonly<Record<ExplainLanguage, ExplainWords>> = { en: ENGLISH, ru: RUSSIAN, be: BELARUSIAN };

/** What became of a reminder and why, as one clause. */
export function explainWords(language: ExplainLanguage, outcome: ReminderOutcome): string {
  const words = WORDS[language];
  switch (outcome.kind) {
    case 'planned':
      return outcome.obstacle === null ? words.planned : words.held(outcome.obstacle);
    case 'under_way':
      return underWay(words, outcome);
    case 'sent':
      return words.sent({ at: moment(outcome.at), twice: outcome.possiblyTwice });
    case 'expired':
      return words.expired(noted(words, outcome.note));
    case 'failed':
      return words.failed(outcome.error);
    case 'heard_as':
      return words.heardAs(outcome.audience);
    case 'silent':
      return silence(words, outcome.silence);
    default:
      return words[outcome.kind];
  }
}

/** A note of the register, as one clause. */
export function noteWords(language: ExplainLanguage, note: string): string {
  return noted(WORDS[language], note);
}

function underWay(words: ExplainWords, { attempts, error, obstacle }: Told<'under_way'>): string {
  if (obstacle !== null) return words.held(obstacle);
  return error === null ? words.sending : words.tried({ attempts, error });
}

function silence(words: ExplainWords, quiet: Silence): string {
  switch (quiet.because) {
    case 'not_on_control':
      return words.not_on_control;
    case 'settled':
      return words.settled(quiet.at === null ? null : moment(quiet.at));
    case 'answered':
      return answered(words, quiet);
    case 'not_yet_known':
      return words.not_yet_known(quiet.after.toString());
    default:
      return words[quiet.because](moment(quiet.at));
  }
}

function answered(words: ExplainWords, { at, until }: Quiet<'answered'>): string {
  return words.answered({ at: moment(at), until: until.toString() });
}

function noted(words: ExplainWords, note: string): string {
  const [, rung] = /^overtaken by (.+)$/.exec(note) ?? [];
  return rung === undefined ? (words.notes[note] ?? note) : words.overtaken(rung);
}

/** To the minute, in UTC: whoever compares it with the log of a mail server needs one clock for all. */
function moment(at: Temporal.Instant): string {
  return `${at.toString().slice(0, 16).replace('T', ' ')} UTC`;
}
