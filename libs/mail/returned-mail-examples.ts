/* Letters that come back, written for the tests in the forms that mail servers use. */

export interface Returned {
  /** Where the report goes: the envelope sender of what came back. */
  to?: string;
  address?: string;
  action?: string;
  status?: string;
  messageId?: string;
}

/** RFC 3464, as a server writes it that gives up or puts off; with only the headers of what came back. */
export function deliveryReport(about: Returned = {}): string {
  const { to = 'bounces@example.org', address = 'minister@example.org', action = 'failed', status = '5.1.1' } = about;
  return letter([
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be handed over. Details are below.',
    '--part',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    'Arrival-Date: Wed, 17 Jan 2024 06:00:00 +0000',
    '',
    `Final-Recipient: rfc822; ${address}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mail.example.org',
    'Diagnostic-Code: smtp; 550 5.1.1 The mailbox',
    '    is not known here',
    '--part',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Pacta <pacta@example.org>',
    `To: ${address}`,
    ...(about.messageId === undefined ? [] : [`Message-ID: ${about.messageId}`]),
    '--part--',
  ]);
}

/** With the addressee in a header, the reason and the message in the text. */
export const eximLetter = ({ address = 'minister@example.org', messageId = '<a@example.org>' }: Returned = {}) =>
  letter([
    'From: Mail Delivery System <Mailer-Daemon@mx.example.net>',
    'To: bounces@example.org',
    `X-Failed-Recipients: ${address}`,
    'Auto-Submitted: auto-replied',
    'Subject: Mail delivery failed: returning message to sender',
    '',
    'A message that you sent could not be delivered. This address failed:',
    '',
    `  ${address}`,
    '    Unrouteable address',
    '',
    '------ This is a copy of your message, including all the headers. ------',
    '',
    `Message-ID: ${messageId}`,
    'Subject: Due on 18 January',
  ]);

export const qmailLetter = ({ address = 'minister@example.org', messageId = '<a@example.org>' }: Returned = {}) =>
  letter([
    'From: MAILER-DAEMON@mx.example.net',
    'To: bounces@example.org',
    'Subject: failure notice',
    '',
    'Hi. This is the qmail-send program at mx.example.net.',
    'Delivery to the following has failed for good.',
    '',
    `<${address}>:`,
    'Sorry, there is no mailbox here by that name.',
    '',
    '--- Below this line is a copy of the message.',
    '',
    `Message-ID: ${messageId}`,
    '<somebody@example.com>:',
    'is no failure, it is quoted',
  ]);

export const outOfOffice = (header = 'Auto-Submitted: auto-replied') =>
  letter(['From: minister@example.org', 'To: bounces@example.org', header, 'Subject: Away', '', 'Back on Monday.']);

export function letter(lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n`;
}
