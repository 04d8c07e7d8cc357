import { cleanText, shorten } from './clean-text.rules.js';
import type { ReminderItem } from './reminder-mail.js';
import type { CommitmentView, DeadlineView } from './commitment-view.js';
import { fitSubject } from './subject.rules.js';
import type { Words } from './words.js';

/** Of several commitments the most urgent, which comes first, and how many there are. */
export interface SubjectOf {
  item: ReminderItem;
  commitment: CommitmentView;
  /** How many commitments the mail is about. */
  count: number;
  /** A date in the language of the mail. */
  since: string | null;
}

const MOST_OF_NAME = 200;

/** What, when and for whom. */
export function subjectOf({ item, commitment, count, since }: SubjectOf, words: Words): string {
  const { reference, title, lead, deadlines } = commitment;
  const [deadline] = deadlines;
  if (deadline === undefined) return words.register;
  const decide = item.state === 'to_decide' ? words.matter.toDecide : '';
  const many = [`${words.commitments(count)}, ${words.mostUrgent}`, words.commitments(count)];
  const whom = count === 1 && lead !== null ? forWhom(item) : null;
  return fitSubject({
    openings: (count === 1 ? [''] : many).map((opening) => [opening, decide].filter(Boolean).join(': ')),
    reference,
    title,
    when: whenOf(item, { deadline, isShown: title !== null, since, words }),
    whom: whom && shorten(cleanText(whom), MOST_OF_NAME),
  });
}

/** A date where one is asked for or counts on, not of what is over; with what is said of it, and alone. */
function whenOf(
  item: ReminderItem,
  { deadline, isShown, since, words }: { deadline: DeadlineView; isShown: boolean; since: string | null; words: Words },
): string[] {
  const { date, nearness } = deadline;
  const due = date && `${words.due} ${date}`;
  if (item.matter === undefined) return due ? [`${due}, ${nearness}`, due] : [nearness];
  const { kind } = item.matter;
  if (kind === 'decide_report' || kind === 'decide_extension') {
    const asked = isShown ? words.matter.asked[kind] : nearness;
    return since === null ? [asked] : [`${asked}, ${words.matter.since(since)}`, words.matter.since(since)];
  }
  return due && kind !== 'closed' && kind !== 'terminated' ? [`${nearness}, ${due}`, due] : [nearness];
}

/** Whose commitment it is: the absent person for a deputy, the leading post for whoever watches over it. */
function forWhom({ reasons, lead }: ReminderItem): string | null {
  const own = reasons.filter(({ deputyFor }) => deputyFor === null);
  if (own.length === 0) return reasons[0]?.deputyFor ?? null;
  return own.some(({ audience }) => audience === 'lead') ? null : lead;
}
