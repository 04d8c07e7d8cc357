import type { Temporal } from 'temporal-polyfill';
import { readMailbox } from './address.js';
import { actOf } from './asked.rules.js';
import { cleanText, shorten } from './clean-text.rules.js';
import { isMatter, showsContent } from './item-order.rules.js';
import { commitmentLink, dateText, LIMITS, personName, postTitle } from './mail-words.js';
import { matterLines, matterShort } from './matter-view.js';
import { reasonText } from './reason-words.js';
import type { ReminderItem, ReminderMail, ReminderMatter, ReminderState } from './reminder-mail.js';
import type { Nearness, Words } from './words.js';

export interface CommitmentView {
  id: string;
  reference: string;
  /** Null when the content may not be shown. */
  title: string | null;
  /** What stands in the place of the title that may not be shown. */
  hidden: string;
  /** Null for a recipient without an account, who is told whom to answer to instead. */
  href: string | null;
  /** Leads to the form in which the reader does what is asked; null where nothing is, and without an account. */
  act: { label: string; href: string } | null;
  answerTo: string | null;
  marking: string | null;
  /** What waits for a decision or was decided, line by line; nothing where the content may not be shown. */
  matters: string[];
  deadlines: DeadlineView[];
  lead: string | null;
  quote: string | null;
  reasons: string[];
}

export interface DeadlineView {
  state: ReminderState;
  /** Null for what has no deadline. */
  date: string | null;
  nearness: string;
  /** Shown where an extension moved the deadline. */
  original: string | null;
}

export function commitmentView(group: readonly ReminderItem[], mail: ReminderMail, words: Words): CommitmentView {
  const item = group[0];
  const shown = group.every(showsContent);
  const quote = shown && item.fromQuote ? shorten(cleanText(item.fromQuote), LIMITS.quote) : '';
  return {
    id: item.commitmentId,
    reference: shorten(cleanText(item.reference), LIMITS.name),
    title: (shown && shorten(cleanText(item.title ?? ''), LIMITS.title)) || null,
    ...wayOn(item, shown, { mail, words }),
    act: actLink(group, mail, words),
    marking: markingOf(group, words),
    matters: shown
      ? group.flatMap((one) => matterLines(one, { words: words.matter, dateText: (date) => dateText(date, words) }))
      : [],
    deadlines: group.map((one) => deadlineView(one, { today: mail.today, words, shown })),
    lead: (shown && postTitle(item.lead)) || null,
    quote: quote || null,
    reasons: [...new Set(group.flatMap(({ reasons }) => reasons).map((reason) => reasonText(reason, words, shown)))],
  };
}

/** The marking of the highest classification among the items; `public` has none. */
export function markingOf(items: readonly ReminderItem[], words: Words): string | null {
  if (items.some(({ classification }) => classification === 'confidential')) return words.confidential;
  return items.some(({ classification }) => classification === 'official') ? words.official : null;
}

function actLink(
  group: readonly ReminderItem[],
  { hasAccount, publicUrl }: ReminderMail,
  words: Words,
): CommitmentView['act'] {
  const act = hasAccount === false ? null : actOf(group);
  const [item] = group;
  if (act === null || item === undefined) return null;
  return { label: words.act[act], href: `${commitmentLink(publicUrl, item.commitmentId)}?do=${act}` };
}

/** Where to go on from here: to the register or, without an account, to somebody. */
function wayOn(
  item: ReminderItem,
  shown: boolean,
  terms: { mail: ReminderMail; words: Words },
): Pick<CommitmentView, 'hidden' | 'href' | 'answerTo'> {
  const { mail, words } = terms;
  if (mail.hasAccount === false) {
    return { hidden: words.noAccount.hidden, href: null, answerTo: answerTo(item, shown, terms) };
  }
  return { hidden: words.hidden, href: commitmentLink(mail.publicUrl, item.commitmentId), answerTo: null };
}

/** Whom somebody without an account answers to: the controller by name, where that may be told. */
function answerTo(item: ReminderItem, shown: boolean, { mail, words }: { mail: ReminderMail; words: Words }): string {
  const { noAccount } = words;
  if (!shown) return noAccount.protectedWay;
  if (!item.contact) return noAccount.register(readMailbox(mail.from).address);
  const { name, post, address } = item.contact;
  return [personName(name), postTitle(post), shorten(cleanText(address), LIMITS.address)].join(', ');
}

function deadlineView(
  item: ReminderItem,
  { today, words, shown }: { today: Temporal.PlainDate; words: Words; shown: boolean },
): DeadlineView {
  const { state, deadline, original } = item;
  const moved = shown && deadline && original && !original.equals(deadline);
  return {
    state,
    date: deadline && dateText(deadline, words),
    nearness: isMatter(item) ? matterNearness(item, words, shown) : words.nearness(nearnessOf(state, deadline, today)),
    original: moved ? `${words.original} ${dateText(original, words)}` : null,
  };
}

function matterNearness(item: ReminderItem & { matter: ReminderMatter }, { matter }: Words, shown: boolean): string {
  if (shown) return matterShort(item, matter);
  if (item.matter.kind === 'report_to_lead') return matter.hidden.report_to_lead;
  return item.state === 'to_decide' ? matter.hidden.to_decide : matter.hidden.told;
}

/** The state is the truth; days are counted only where they agree with it, as dates differ between two time zones. */
function nearnessOf(state: ReminderState, deadline: Temporal.PlainDate | null, today: Temporal.PlainDate): Nearness {
  if (state === 'review' || !deadline) return { kind: 'review' };
  if (state === 'due_today') return { kind: 'today' };
  const days = today.until(deadline).days;
  if (state === 'overdue') return days < 0 ? { kind: 'late', days: -days } : { kind: 'overdue' };
  return days > 0 ? { kind: 'ahead', days } : { kind: 'today' };
}
