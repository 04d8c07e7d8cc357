import type { Temporal } from 'temporal-polyfill';
import { checkAddress, readMailbox } from './address.js';
import { calendarEntry } from './calendar-entry.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { reminderHtml } from './reminder-html.js';
import type { ReminderMail } from './reminder-mail.js';
import { reminderText } from './reminder-text.js';
import { showsContent } from './item-order.rules.js';
import { personName } from './mail-words.js';
import { viewOf } from './reminder-view.js';

/**
 * Renders what one person is told on one morning. An address that is not one address is left in the envelope as it
 * is: the transport refuses it as a permanent fault of that person's record.
 * @throws RangeError without items; Error when the configured sender is not a mailbox.
 */
export function renderReminder(mail: ReminderMail): OutgoingMail {
  const view = viewOf(mail);
  const from = readMailbox(mail.from);
  const checked = checkAddress(mail.recipient.address);
  const to = 'fault' in checked ? mail.recipient.address : checked.address;
  const calendar = calendarEntry(mail);
  return {
    envelope: { from: from.address, to },
    from,
    to: { name: personName(mail.recipient.name), address: to },
    subject: view.subject,
    text: reminderText(view),
    html: reminderHtml(view),
    date: mailDate(mail.sentAt),
    messageId: mail.messageId.startsWith('<') ? mail.messageId : `<${mail.messageId}>`,
    headers: { ...identifyingHeaders(mail), ...threadHeaders(view.commitments, from.address), ...answerHeaders(mail) },
    // An attachment, not an alternative: Outlook shows an alternative calendar part instead of the message.
    attachments: calendar
      ? [{ filename: 'deadlines.ics', content: calendar, contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }]
      : [],
  };
}

/** What lets a person's mail program and an automatic responder know the message for what it is. */
function identifyingHeaders(mail: ReminderMail): Record<string, string> {
  const rules = mail.items.flatMap(({ reasons }) => reasons.map(({ rung, audience }) => `${rung}/${audience}`));
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    'Content-Language': mail.language,
    'X-Pacta-Rule': [...new Set(rules)].map((rule) => rule.replace(/[^\w/-]/g, '_').slice(0, 80)).join(', '),
  };
}

/** A reply goes to whom somebody without an account is to answer, where that is one person. */
function answerHeaders({ hasAccount, items }: ReminderMail): Record<string, string> {
  if (hasAccount !== false) return {};
  const addresses = new Set(items.map((item) => (showsContent(item) ? (item.contact?.address ?? '') : '')));
  const [only = '', another] = addresses;
  const checked = checkAddress(only);
  return another === undefined && 'address' in checked ? { 'Reply-To': checked.address } : {};
}

/** Mails about one commitment hang under one never-sent ancestor, so that a mail program shows them as a thread. */
function threadHeaders(commitments: readonly { id: string }[], sender: string): Record<string, string> {
  const [only, another] = commitments;
  if (!only || another) return {};
  const thread = `<${only.id.replace(/[^\w.-]/g, '_')}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
  return { 'In-Reply-To': thread, References: thread };
}

/** RFC 5322, 3.3, in UTC: `Mon, 23 Nov 2026 06:00:00 +0000`. */
export const mailDate = (instant: Temporal.Instant): string =>
  new Date(instant.epochMilliseconds).toUTCString().replace('GMT', '+0000');
