import type { Temporal } from 'temporal-polyfill';
import { readMailbox } from './address.js';
import { actOf, isNews, isOfWork } from './asked.rules.js';
import { cleanText, shorten } from './clean-text.rules.js';
import { matterLines, matterShort } from './matter-view.js';
import type {
  MailLanguage,
  ReminderItem,
  ReminderMail,
  ReminderMatter,
  ReminderReason,
  ReminderState,
  ReminderTime,
} from './reminder-mail.js';
import { subjectOf } from './reminder-subject.js';
import { belarusian } from './words.be.js';
import { english } from './words.en.js';
import { russian } from './words.ru.js';
import type { Nearness, Request, Rung, Words } from './words.js';

/** What a mail says, in its language and order. HTML and text are two ways to write the same view. */
export interface ReminderView {
  language: MailLanguage;
  words: Words;
  subject: string;
  /** The highest classification in the mail, in words. */
  marking: string | null;
  heading: string;
  greeting: string;
  /** Null when there is one commitment: its own line says it. */
  tally: string | null;
  request: string;
  commitments: CommitmentView[];
  /** Null for a recipient without an account. */
  button: { label: string; href: string } | null;
  footer: string;
}

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

const WORDS: Record<MailLanguage, Words> = { en: english, ru: russian, be: belarusian };
/** In the order of urgency. */
const STATES = ['overdue', 'due_today', 'to_decide', 'due_later', 'review', 'told'] as const;

const LIMITS = {
  title: 400,
  quote: 600,
  post: 200,
  name: 120,
  address: 254,
};

export const wordsOf = (language: MailLanguage): Words => WORDS[language];

/** Content is shown up to `official`, and only where the caller gave it. Source: the classification rule of the domain. */
export const showsContent = (item: ReminderItem): boolean =>
  item.title !== null && item.classification !== 'confidential';

/** Most urgent first; within one urgency by date, then by reference so that the order is always the same. */
export function byUrgency(a: ReminderItem, b: ReminderItem): number {
  const states = STATES.indexOf(a.state) - STATES.indexOf(b.state);
  if (states !== 0) return states;
  const left = a.deadline?.toString() ?? '';
  const right = b.deadline?.toString() ?? '';
  if (left !== right) return left < right ? -1 : 1;
  return a.reference < b.reference ? -1 : Number(a.reference > b.reference);
}

/** @throws RangeError when there is nothing to say: an empty mail is never sent. */
export function viewOf(mail: ReminderMail): ReminderView {
  const [first] = mail.items;
  if (first === undefined) throw new RangeError('A reminder needs at least one item');
  const words = WORDS[mail.language];
  const items = mail.items.length === 1 ? mail.items : [...mail.items].sort(byUrgency);
  const groups = groupedByCommitment(items);
  // The way to the form stands at the most urgent one: at each, the addresses would bring so many Latin letters among
  // Cyrillic ones that a judge of spam takes it for disguise.
  const commitments = groups.map((group, place) => {
    const view = commitmentView(group, mail, words);
    if (groups.length === 1) return view;
    return place === 0 ? { ...view, href: view.act ? null : view.href } : { ...view, act: null };
  });
  return {
    language: mail.language,
    words,
    subject: subjectOfMail(groups, commitments, words),
    marking: markingOf(items, words),
    heading: headingOf(items, commitments.length, words),
    greeting: words.greeting(personName(mail.recipient.name) || mail.recipient.address),
    tally: commitments.length === 1 ? null : tallyOf(groups, words),
    request:
      mail.hasAccount === false ? `${requestsOf(items, words)} ${words.noAccount.how}` : requestsOf(items, words),
    commitments,
    button: buttonOf(mail, commitments, words),
    footer: [words.footer.why, words.footer.automatic, items.some(hasEntry) && words.footer.calendar]
      .filter(Boolean)
      .join(' '),
  };
}

/** Of the most urgent, which comes first. */
function subjectOfMail(
  groups: readonly ReminderItem[][],
  commitments: readonly CommitmentView[],
  words: Words,
): string {
  const [[item] = [], [commitment]] = [groups[0], commitments];
  if (item === undefined || commitment === undefined) return words.register;
  const since = item.matter === undefined ? null : dateText(item.matter.on, words);
  return subjectOf({ item, commitment, count: groups.length, since }, words);
}

function buttonOf(
  { hasAccount, publicUrl }: ReminderMail,
  [first, second]: readonly CommitmentView[],
  { open }: Words,
): ReminderView['button'] {
  if (hasAccount === false) return null;
  if (second !== undefined) return { label: open.many, href: `${publicUrl}/` };
  return first?.act ?? { label: open.one, href: first?.href ?? publicUrl };
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

export const personName = (name: string): string => shorten(cleanText(name), LIMITS.name);

export const commitmentLink = (publicUrl: string, id: string): string =>
  `${publicUrl}/commitments/${encodeURIComponent(cleanText(id))}`;

/** `items` are in order already, so the groups come out most urgent first. */
function groupedByCommitment(items: readonly ReminderItem[]): ReminderItem[][] {
  const groups = new Map<string, ReminderItem[]>();
  for (const item of items) {
    const group = groups.get(item.commitmentId);
    if (group) group.push(item);
    else groups.set(item.commitmentId, [item]);
  }
  return [...groups.values()];
}

function commitmentView(group: readonly ReminderItem[], mail: ReminderMail, words: Words): CommitmentView {
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

export const dateText = (date: Temporal.PlainDate, words: Words): string => words.date(date.day, date.month, date.year);

const isMatter = (item: ReminderItem): item is ReminderItem & { matter: ReminderMatter } => item.matter !== undefined;

/** What was decided belongs to no day of a calendar. */
export const hasEntry = (item: ReminderItem): boolean => item.deadline !== null && !isMatter(item);

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

/** The marking of the highest classification among the items; `public` has none. */
function markingOf(items: readonly ReminderItem[], words: Words): string | null {
  if (items.some(({ classification }) => classification === 'confidential')) return words.confidential;
  return items.some(({ classification }) => classification === 'official') ? words.official : null;
}

const postTitle = (title: string): string => shorten(cleanText(title), LIMITS.post);

/** Why it was sent. Posts and names say who deals with what, so they are left out where the content is. */
function reasonText({ rung, when, audience, post, deputyFor }: ReminderReason, words: Words, shown: boolean): string {
  const through = shown && post ? ` (${postTitle(post)})` : '';
  const copy = deputyFor === null ? '' : `; ${shown ? words.deputy(personName(deputyFor)) : words.deputyUnnamed}`;
  return `${words.rung(when ? rungAt(when) : readRung(rung))}, ${words.audience[audience]}${through}${copy}`;
}

/** Reads a rung's key; one that is not of the known shapes is shown as it is. */
export function readRung(key: string): Rung {
  if (key === 'on-day' || key === 'review') return { kind: key };
  if (key.startsWith('decide-')) return { kind: 'decide' };
  if (key.startsWith('notice-report-to-lead-')) return { kind: 'report_to_lead' };
  if (key.startsWith('notice-')) return { kind: 'notice' };
  const [, kind, days] = /^(before|after)-(\d{1,4})$/.exec(key) ?? [];
  if (kind === 'before' || kind === 'after') return { kind, days: Number(days), unit: 'working' };
  return { kind: 'other', key: shorten(cleanText(key), LIMITS.name) };
}

function rungAt(when: ReminderTime): Rung {
  if (when === 'on_day') return { kind: 'on-day' };
  const unit = when.days ?? 'working';
  return 'before' in when ? { kind: 'before', days: when.before, unit } : { kind: 'after', days: when.after, unit };
}

function headingOf(items: readonly ReminderItem[], count: number, words: Words): string {
  return items.every(isNews) ? words.matter.news(words.commitments(count)) : words.heading(count);
}

/** What is asked of the reader, all of it: to report, to decide. */
function requestsOf(items: readonly ReminderItem[], words: Words): string {
  const toReport = items.filter((item) => item.state !== 'to_decide' && !isNews(item));
  const toDecide = items.some(({ state }) => state === 'to_decide');
  const requests = [
    toReport.length > 0 && words.request[requestOf(toReport)],
    toDecide && words.matter.request.decide,
    toReport.length === 0 && !toDecide && words.matter.request.told,
  ];
  return requests.filter((request) => request !== false).join(' ');
}

function requestOf(items: readonly ReminderItem[]): Request {
  const acts = items.filter(isOfWork);
  if (acts.length === 0) return 'know';
  return acts.every(({ state }) => state === 'review') ? 'review' : 'act';
}

/** Counts commitments, each under its most urgent state. */
function tallyOf(groups: readonly ReminderItem[][], words: Words): string {
  const tally = { ...words.tally, ...words.matter.tally };
  const counts = STATES.map((state) => ({ state, count: groups.filter(([item]) => item?.state === state).length }));
  const line = counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${tally[state]}: ${count}`)
    .join(', ');
  return `${capitalised(line)}.`;
}

/** The first letter large, for the start of a line. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
