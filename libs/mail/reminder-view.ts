import { isNews, isOfWork } from './asked.rules.js';
import { type CommitmentView, commitmentView, markingOf } from './commitment-view.js';
import { byUrgency, groupedByCommitment, hasEntry, STATES } from './item-order.rules.js';
import { capitalised, dateText, personName, wordsOf } from './mail-words.js';
import type { MailLanguage, ReminderItem, ReminderMail } from './reminder-mail.js';
import { subjectOf } from './reminder-subject.js';
import type { Request, Words } from './words.js';

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

/** @throws RangeError when there is nothing to say: an empty mail is never sent. */
export function viewOf(mail: ReminderMail): ReminderView {
  const [first] = mail.items;
  if (first === undefined) throw new RangeError('A reminder needs at least one item');
  const words = wordsOf(mail.language);
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
