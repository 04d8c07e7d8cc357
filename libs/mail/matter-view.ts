import type { Temporal } from 'temporal-polyfill';
import { cleanText, shorten } from './clean-text.rules.js';
import type { MatterWords } from './matter-words.js';
import type { ReminderItem, ReminderMatter } from './reminder-mail.js';

const LIMITS = { name: 120, reason: 600 };

export interface MatterTerms {
  words: MatterWords;
  /** A date in the language of the mail. */
  dateText: (date: Temporal.PlainDate) => string;
}

/** The lines that say what waits for the reader, or what was decided: a sentence, then labels with their values. */
export function matterLines(item: ReminderItem, { words, dateText }: MatterTerms): string[] {
  const { matter } = item;
  if (matter === undefined) return [];
  const { kind, on, by, reason, to, keptOn } = matter;
  const name = by === null ? '' : shorten(cleanText(by), LIMITS.name);
  const why = shorten(cleanText(reason), LIMITS.reason);
  const moved = kind === 'closed' ? daysMoved(item) : 0;
  return [
    words.sentence[kind](dateText(on)),
    name && `${labelOf(item, words)}: ${name}`,
    kind === 'decide_extension' && to !== null && `${words.askedFor}: ${dateText(to)}`,
    kind === 'closed' && keptOn !== null && `${words.reportedOn}: ${dateText(keptOn)}`,
    moved > 0 && words.extendedBy(moved),
    why && `${words.reason}: ${why}`,
  ].filter((line) => typeof line === 'string' && line !== '') as string[];
}

/** What somebody named has to do with it: they ask or have reported, or they have decided. */
function labelOf({ state, matter }: ReminderItem, words: MatterWords): string {
  return state === 'to_decide' || matter?.kind === 'report_to_lead' ? words.from : words.decidedBy;
}

/** What it is, in a few words. */
export function matterShort(item: ReminderItem & { matter: ReminderMatter }, words: MatterWords): string {
  const { deadline, matter } = item;
  const { kind, keptOn } = matter;
  if (kind !== 'closed' || deadline === null || keptOn === null) return words.short[kind];
  const late = deadline.until(keptOn).days;
  return late > 0 ? words.closedLate(late) : words.closedInTime;
}

function daysMoved({ deadline, original }: ReminderItem): number {
  return deadline === null || original === null ? 0 : original.until(deadline).days;
}
