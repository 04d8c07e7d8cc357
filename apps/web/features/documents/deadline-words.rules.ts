/** What words in a promise say of its deadline: what the form is filled with, and the words, for a person to check. */
export type DeadlineGuess = { words: string } & (
  | { basis: 'stated'; statedOn: string }
  | { basis: 'urgency'; urgency: 'very_urgently' | 'urgently' | 'promptly' }
  | { basis: 'recurring'; frequency: 'monthly' | 'quarterly' | 'half_yearly' | 'yearly' }
  | { basis: 'standing' | 'open' }
);

/** Months: Russian and Belarusian by their stems, English as they are. The longer come before what they begin with. */
const MONTHS: readonly (readonly string[])[] = [
  ['январ', 'студзен', 'january', 'jan'],
  ['феврал', 'лют', 'february', 'feb'],
  ['март', 'сакавік', 'march', 'mar'],
  ['апрел', 'красавік', 'april', 'apr'],
  ['мая', 'мае', 'траўн', 'may'],
  ['июн', 'чэрвен', 'june', 'jun'],
  ['июл', 'ліпен', 'july', 'jul'],
  ['август', 'жніў', 'august', 'aug'],
  ['сентябр', 'верас', 'september', 'sept', 'sep'],
  ['октябр', 'кастрычнік', 'october', 'oct'],
  ['ноябр', 'лістапад', 'november', 'nov'],
  ['декабр', 'снеж', 'december', 'dec'],
];
const MONTH = `(?<month>${MONTHS.flat().join('|')})(?:(?<=[а-яёўі])\\p{L}{0,3})?\\.?`;

/** `\b` knows no Cyrillic letters. */
const whole = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');

const BY = '(?:до|к|ко|не позднее|не позже|да|не пазней(?: за)?|by|before|until|no later than|not later than)';
const YEAR = '(?:,? (?<year>[12]\\d{3}))?';
const DATES: readonly RegExp[] = [
  whole(`${BY} (?<day>\\d{1,2})(?:-?го|-га|st|nd|rd|th)?(?: of)? ${MONTH}${YEAR}`),
  whole(`${BY} ${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?${YEAR}`),
  whole(`${BY} (?<day>\\d{1,2})\\.(?<number>\\d{1,2})\\.(?<year>[12]\\d{3})`),
];
const END_OF_YEAR = whole(
  'до конца(?: (?<ru>[12]\\d{3}))? года|да канца(?: (?<be>[12]\\d{3}))? года|by the end of (?:the year|(?<en>[12]\\d{3}))',
);

/** What else can be said, in the order in which it is looked for: `very urgently` before `urgently`. */
const SAYINGS: readonly [RegExp, SaidOtherwise][] = [
  [whole('ежемесячн\\p{L}*|каждый месяц|штомесяц|штомесячн\\p{L}*|monthly|every month'), every('monthly')],
  [whole('ежеквартальн\\p{L}*|каждый квартал|штоквартальн\\p{L}*|quarterly|every quarter'), every('quarterly')],
  [whole('раз в полгода|раз у паўгоддзе|раз у паўгода|half-yearly|twice a year'), every('half_yearly')],
  [whole('ежегодн\\p{L}*|каждый год|штогод|штогадов\\p{L}*|yearly|annually|every year'), every('yearly')],
  [
    whole('весьма срочно|незамедлительно|вельмі тэрмінова|неадкладна|very urgently|immediately'),
    asUrgent('very_urgently'),
  ],
  [whole('срочно|тэрмінова|urgently'), asUrgent('urgently')],
  [whole('оперативно|аператыўна|promptly'), asUrgent('promptly')],
  [
    whole('постоянно|на постоянной основе|пастаянна|на пастаяннай аснове|permanently|on a permanent basis'),
    { basis: 'standing' },
  ],
  [whole('по согласованию|подлежит согласованию|па ўзгадненні|to be agreed'), { basis: 'open' }],
];

type SaidOtherwise = DeadlineGuess extends infer Guess ? (Guess extends unknown ? Omit<Guess, 'words'> : never) : never;

function every(frequency: 'monthly' | 'quarterly' | 'half_yearly' | 'yearly'): SaidOtherwise {
  return { basis: 'recurring', frequency };
}

function asUrgent(urgency: 'very_urgently' | 'urgently' | 'promptly'): SaidOtherwise {
  return { basis: 'urgency', urgency };
}

/**
 * The first thing that a promise in Russian, Belarusian or English says of its deadline; null where it says nothing that
 * is known here. Only a suggestion: a person decides. A date without a year is the next one after the signing.
 * @param signedOn from which the words are read, `YYYY-MM-DD`
 */
export function deadlineIn(quote: string, signedOn: string): DeadlineGuess | null {
  const text = quote.replaceAll(/\s/gu, ' ');
  for (const pattern of DATES) {
    const found = pattern.exec(text);
    const statedOn = found && dateOf(found.groups ?? {}, signedOn);
    if (statedOn) return { basis: 'stated', statedOn, words: found[0] };
  }
  const end = END_OF_YEAR.exec(text);
  if (end) {
    const year = Object.values(end.groups ?? {}).find(Boolean) ?? signedOn.slice(0, 4);
    return { basis: 'stated', statedOn: `${year}-12-31`, words: end[0] };
  }
  for (const [pattern, said] of SAYINGS) {
    const found = pattern.exec(text);
    if (found) return { ...said, words: found[0] };
  }
  return null;
}

function dateOf(groups: Record<string, string | undefined>, signedOn: string): string | null {
  const named = groups['month']?.toLowerCase();
  const month = named === undefined ? Number(groups['number']) : 1 + MONTHS.findIndex((names) => names.includes(named));
  const inYear = (year: number) => dateIn(year, { month, day: Number(groups['day']) });
  if (groups['year'] !== undefined) return inYear(Number(groups['year']));
  const year = Number(signedOn.slice(0, 4));
  const same = inYear(year);
  return same !== null && same > signedOn ? same : inYear(year + 1);
}

/** Null where the calendar has no such day. */
function dateIn(year: number, { month, day }: { month: number; day: number }): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
