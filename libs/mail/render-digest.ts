import { checkAddress, readMailbox } from './address.js';
import { digestHtml } from './digest-html.js';
import type { DigestMail } from './digest-mail.js';
import { digestText } from './digest-text.js';
import { digestViewOf } from './digest-view.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { mailDate } from './render-reminder.js';
import { personName } from './mail-words.js';

/**
 * Renders one digest. Of an address that is not one address the same holds as for a reminder.
 * @throws RangeError without a line; Error when the configured sender is not a mailbox.
 */
export function renderDigest(mail: DigestMail): OutgoingMail {
  const view = digestViewOf(mail);
  const from = readMailbox(mail.from);
  const checked = checkAddress(mail.recipient.address);
  const to = 'fault' in checked ? mail.recipient.address : checked.address;
  return {
    envelope: { from: from.address, to },
    from,
    to: { name: personName(mail.recipient.name), address: to },
    subject: view.subject,
    text: digestText(view),
    html: digestHtml(view),
    date: mailDate(mail.sentAt),
    messageId: mail.messageId.startsWith('<') ? mail.messageId : `<${mail.messageId}>`,
    headers: headersOf(mail, from.address),
    attachments: [],
  };
}

/**
 * A digest can be ended without signing in: by the link, or by the mail program's own button (RFC 8058), which asks for
 * https. List-Id (RFC 2919) lets a person file digests apart from reminders.
 */
function headersOf(mail: DigestMail, sender: string): Record<string, string> {
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    Precedence: 'bulk',
    'Content-Language': mail.language,
    'List-Id': `<digest.${domain}>`,
    'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
    ...(mail.unsubscribeUrl.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    'X-Pacta-Rule': `digest/${mail.rhythm}`,
  };
}
