import type {
  MailLanguage,
  ReminderAudience,
  ReminderContact,
  ReminderItem,
  ReminderMail,
  ReminderMatter,
  ReminderReason,
  ReminderState,
} from '#mail';
import { Temporal } from 'temporal-polyfill';
import type { ClaimedMailing } from './claim.js';
import type { ClaimedItem, ClaimedMatter } from './claimed-item.js';
import type { Audience } from './ladder.rules.js';
import type { MatterKind } from './matters.rules.js';

/** What is the same for every mail of a batch. */
export interface MailTerms {
  from: string;
  publicUrl: string;
  sentAt: Temporal.Instant;
}

/**
 * What one person is told: their reminders by commitment and deadline, each with every reason why; what waits for their
 * decision and what was decided each by itself.
 */
export function reminderContent(
  mailing: ClaimedMailing,
  items: readonly ClaimedItem[],
  terms: MailTerms,
): ReminderMail {
  const { recipient, messageId } = mailing;
  const { language } = recipient;
  const today = Temporal.PlainDate.from(recipient.today);
  const subjects = new Map<string, ClaimedItem[]>();
  for (const item of items) {
    const key = `${item.commitmentId} ${item.deadline === null ? '' : item.ordinal} ${item.matter === undefined ? '' : item.rung}`;
    subjects.set(key, [...(subjects.get(key) ?? []), item]);
  }
  return {
    language,
    recipient: { name: localName({ en: recipient.name, ...recipient.names }, language), address: recipient.email },
    hasAccount: recipient.hasAccount,
    today,
    sentAt: terms.sentAt,
    items: [...subjects.values()].map((about) => reminderItem(about, language, today)),
    publicUrl: terms.publicUrl,
    from: terms.from,
    messageId,
  };
}

function reminderItem(about: readonly ClaimedItem[], language: MailLanguage, today: Temporal.PlainDate): ReminderItem {
  const [item] = about;
  if (item === undefined) throw new RangeError('a reminder is about something');
  const isShown = item.classification !== 'confidential';
  const deadline = item.deadline === null ? null : Temporal.PlainDate.from(item.deadline);
  return {
    commitmentId: item.commitmentId,
    ordinal: item.deadline === null ? 1 : item.ordinal,
    reference: item.reference,
    title: isShown ? item.title : null,
    classification: item.classification,
    deadline,
    original: item.originalDeadline === null ? null : Temporal.PlainDate.from(item.originalDeadline),
    deadlineVersion: item.deadlineVersion,
    ...(item.matter === undefined ? { state: stateOf(deadline, today) } : matterOf(item.matter, { isShown, language })),
    lead: localName(item.leadTitle, language),
    reasons: about.map((one) => reasonOf(one, language)),
    ...(isShown && item.quote !== null ? { fromQuote: item.quote } : {}),
    contact: isShown ? contactOf(item, language) : null,
  };
}

/** The controller; nobody answers to themselves. */
function contactOf({ contact, recipientId }: ClaimedItem, language: MailLanguage): ReminderContact | null {
  if (contact === null || contact.id === recipientId) return null;
  const name = localName({ ...contact, en: contact.name }, language);
  return { name, post: localName(contact.post, language), address: contact.email };
}

/** Of what may not be shown only that something is to be decided, or was, or that there is news. */
function matterOf(
  { kind, by, on, reason, to, keptOn }: ClaimedMatter,
  { isShown, language }: { isShown: boolean; language: MailLanguage },
): Required<Pick<ReminderItem, 'state' | 'matter'>> {
  const date = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  const matter = {
    kind: MAIL_KINDS[kind],
    by: isShown && by !== null ? localName({ ...by, en: by.name }, language) : null,
    on: Temporal.PlainDate.from(on),
    reason: isShown ? reason : '',
    to: isShown ? date(to) : null,
    keptOn: isShown ? date(keptOn) : null,
  };
  return { matter, state: kind.startsWith('decide-') ? 'to_decide' : 'told' };
}

const MAIL_KINDS: Record<MatterKind, ReminderMatter['kind']> = {
  'decide-report': 'decide_report',
  'decide-extension': 'decide_extension',
  'notice-returned': 'returned',
  'notice-granted': 'granted',
  'notice-refused': 'refused',
  'notice-closed': 'closed',
  'notice-terminated': 'terminated',
  'notice-reopened': 'reopened',
  'notice-report-to-lead': 'report_to_lead',
};

function reasonOf(item: ClaimedItem, language: MailLanguage): ReminderReason {
  const { rung, when, audience, postTitle, deputyFor } = item;
  return {
    rung,
    when,
    audience: mailAudience(audience),
    post: localName(postTitle, language),
    deputyFor: deputyFor === null ? null : localName({ ...deputyFor, en: deputyFor.name }, language),
  };
}

/** How far above does not matter to the reader: the post says it. */
export function mailAudience(audience: Audience): ReminderAudience {
  switch (audience) {
    case 'lead':
    case 'co_executors':
    case 'controller':
    case 'superior':
    case 'author':
    case 'counterpart':
    case 'post':
      return audience;
    default:
      return 'higher_superior';
  }
}

/** A deadline lasts until the end of its day. */
function stateOf(deadline: Temporal.PlainDate | null, today: Temporal.PlainDate): ReminderState {
  if (deadline === null) return 'review';
  const order = Temporal.PlainDate.compare(deadline, today);
  if (order === 0) return 'due_today';
  return order > 0 ? 'due_later' : 'overdue';
}

/** A name in the language of a mail; in English where nobody has given it. */
export function localName(name: { en: string; ru: string | null; be: string | null }, language: MailLanguage): string {
  return name[language] ?? name.en;
}
