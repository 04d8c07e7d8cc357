import type { Temporal } from 'temporal-polyfill';
import { dateText, readRung, wordsOf } from '#mail';
import type { ReminderOutcome } from './explain.rules.js';
import { mailAudience } from './reminder-content.rules.js';
import type { Silence } from './slots.rules.js';

export const EXPLAIN_LANGUAGES = ['en', 'ru', 'be'] as const;
export type ExplainLanguage = (typeof EXPLAIN_LANGUAGES)[number];

/** Who is told: in their language, and by the clock on their wall. */
export interface ExplainReader {
  language: ExplainLanguage;
  timeZone: string;
}

type Told<Kind extends ReminderOutcome['kind']> = Extract<ReminderOutcome, { kind: Kind }>;

/** What became of a reminder, each in one clause. Dates, rungs and audiences come in words, as mails have them. */
interface ExplainWords {
  planned: string;
  held: string;
  sending: string;
  tried: (told: { attempts: number; error: string }) => string;
  sent: (told: { at: string; twice: boolean }) => string;
  expired: (note: string) => string;
  failed: (error: string) => string;
  unreachable: string;
  heardAs: (audience: string) => string;
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
  held: 'waits: mail is on hold',
  sending: 'is being sent',
  tried: ({ attempts, error }) => `attempts so far: ${attempts}; it will be tried again: ${error}`,
  sent: ({ at, twice }) => `was sent on ${at}${twice ? ', perhaps twice' : ''}`,
  expired: (note) => `was not sent: ${note}`,
  failed: (error) => `could not be delivered: ${error}`,
  unreachable: 'waits: nobody up the line can be reached',
  heardAs: (audience) => `the same person hears it already, as a reminder ${audience}`,
  passed: 'left out: its moment had passed when the deadline, a post or the reminder rules changed',
  missing: 'ought to be planned and is not; the nightly check will mend it',
  not_on_control: 'nothing is said: the commitment was never put on control',
  settled: (at) => `nothing is said: settled${at === null ? '' : ` on ${at}`}`,
  reported: (at) => `nothing is said: a final report of ${at} waits for its decision`,
  answered: ({ at, until }) => `nothing is said: an answer of ${at} keeps it quiet until ${until}`,
  not_yet_known: (after) => `nothing is said: the period becomes known after ${after}`,
  before_control: (at) => `left out: its moment had passed when the commitment went on control on ${at}`,
  notes: {},
  overtaken: (rung) => `overtaken by a later one (${rung})`,
};

const RUSSIAN: ExplainWords = {
  planned: 'запланировано',
  held: 'ждёт: почта приостановлена',
  sending: 'отправляется',
  tried: ({ attempts, error }) => `попыток: ${attempts}, будет отправлено ещё раз: ${error}`,
  sent: ({ at, twice }) => `отправлено ${at}${twice ? ', возможно дважды' : ''}`,
  expired: (note) => `не отправлено: ${note}`,
  failed: (error) => `не доставлено: ${error}`,
  unreachable: 'ждёт: выше по подчинённости никто не доступен',
  heardAs: (audience) => `то же лицо уже получает это напоминание, направленное ${audience}`,
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
    'the account of the recipient is disabled': 'доступ получателя закрыт',
    'the register would not show it to the recipient': 'реестр не показал бы этого получателю',
    'the recipient cannot be told': 'сообщить получателю нельзя',
    'the post is vacant': 'должность вакантна',
    'it has been decided or overtaken': 'решение уже принято или вопрос отпал',
    'the ladder asks for it no more': 'порядок напоминаний этого больше не требует',
  },
  overtaken: (rung) => `заменено более поздним (${rung})`,
};

const BELARUSIAN: ExplainWords = {
  planned: 'запланавана',
  held: 'чакае: пошта прыпынена',
  sending: 'адпраўляецца',
  tried: ({ attempts, error }) => `спроб: ${attempts}, будзе адпраўлена яшчэ раз: ${error}`,
  sent: ({ at, twice }) => `адпраўлена ${at}${twice ? ', магчыма двойчы' : ''}`,
  expired: (note) => `не адпраўлена: ${note}`,
  failed: (error) => `не дастаўлена: ${error}`,
  unreachable: 'чакае: вышэй па падпарадкаванасці ніхто не даступны',
  heardAs: (audience) => `тая ж асоба ўжо атрымлівае гэты напамін, накіраваны ${audience}`,
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
    'the account of the recipient is disabled': 'доступ атрымальніка закрыты',
    'the register would not show it to the recipient': 'рэестр не паказаў бы гэтага атрымальніку',
    'the recipient cannot be told': 'паведаміць атрымальніку нельга',
    'the post is vacant': 'пасада вакантная',
    'it has been decided or overtaken': 'рашэнне ўжо прынята або пытанне адпала',
    'the ladder asks for it no more': 'парадак напамінаў гэтага больш не патрабуе',
  },
  overtaken: (rung) => `заменена пазнейшым (${rung})`,
};

const WORDS: Readonly<Record<ExplainLanguage, ExplainWords>> = { en: ENGLISH, ru: RUSSIAN, be: BELARUSIAN };

/** What became of a reminder and why, as one clause. */
export function explainWords(reader: ExplainReader, outcome: ReminderOutcome): string {
  const words = WORDS[reader.language];
  switch (outcome.kind) {
    case 'planned':
      return outcome.obstacle === null ? words.planned : held(words, outcome.obstacle);
    case 'under_way':
      return underWay(words, outcome);
    case 'sent':
      return words.sent({ at: moment(reader, outcome.at), twice: outcome.possiblyTwice });
    case 'expired':
      return words.expired(noteWords(reader.language, outcome.note));
    case 'failed':
      return words.failed(outcome.error);
    case 'heard_as':
      return words.heardAs(wordsOf(reader.language).audience[mailAudience(outcome.audience)]);
    case 'silent':
      return silence(reader, outcome.silence);
    default:
      return words[outcome.kind];
  }
}

/** A note of the register, as one clause. */
export function noteWords(language: ExplainLanguage, note: string): string {
  const words = WORDS[language];
  const [, rung] = /^overtaken by (.+)$/.exec(note) ?? [];
  if (rung === undefined) return words.notes[note] ?? note;
  return words.overtaken(wordsOf(language).rung(readRung(rung)));
}

function held(words: ExplainWords, reason: string): string {
  return reason === '' ? words.held : `${words.held} (${reason})`;
}

function underWay(words: ExplainWords, { attempts, error, obstacle }: Told<'under_way'>): string {
  if (obstacle !== null) return held(words, obstacle);
  return error === null ? words.sending : words.tried({ attempts, error });
}

function silence(reader: ExplainReader, quiet: Silence): string {
  const words = WORDS[reader.language];
  switch (quiet.because) {
    case 'not_on_control':
      return words.not_on_control;
    case 'settled':
      return words.settled(quiet.at === null ? null : moment(reader, quiet.at));
    case 'answered':
      return words.answered({ at: moment(reader, quiet.at), until: day(reader, quiet.until) });
    case 'not_yet_known':
      return words.not_yet_known(day(reader, quiet.after));
    default:
      return words[quiet.because](moment(reader, quiet.at));
  }
}

const day = ({ language }: ExplainReader, date: Temporal.PlainDate): string => dateText(date, wordsOf(language));

/** To the minute, by the reader's clock; where that is UTC it says so, as whoever compares it with a server's log needs. */
function moment(reader: ExplainReader, at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(reader.timeZone);
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${day(reader, local.toPlainDate())}, ${clock}${reader.timeZone === 'UTC' ? ' UTC' : ''}`;
}
