import { readReturnedMail } from './read-returned-mail.js';
import { deliveryReport, eximLetter, letter, outOfOffice, qmailLetter } from './returned-mail-examples.js';

const read = (text: string) => readReturnedMail(Buffer.from(text));
const failed = (reason: string) => [{ addresses: ['minister@example.org'], action: 'failed', reason }];

describe('a delivery report', () => {
  it('says who was not reached, why, and of which message, though it calls itself automatic', async () => {
    expect(await read(deliveryReport({ to: '<bounces+1@example.org>', messageId: '<a@example.org>' }))).toEqual({
      kind: 'report',
      recipients: failed('5.1.1 550 5.1.1 The mailbox is not known here'),
      messageIds: ['<a@example.org>'],
      sentTo: ['bounces+1@example.org'],
    });
  });

  it.each([
    ['failed', 'failed'],
    ['Failed', 'failed'],
    ['delayed', 'delayed'],
    ['delivered', 'other'],
    ['relayed', 'other'],
    ['expanded', 'other'],
    ['', 'other'],
  ])('that something was %j', async (action, read_) => {
    expect(await read(deliveryReport({ action }))).toMatchObject({ recipients: [{ action: read_ }] });
  });

  it('names the original recipient as well, and several recipients each', async () => {
    const text = deliveryReport().replace(
      'Final-Recipient:',
      [
        'Original-Recipient: rfc822; <first@example.org>',
        'Final-Recipient: RFC822;second@example.net',
        'Action: delayed',
        'Status: 4.4.1',
        '',
        'Final-Recipient:',
      ].join('\r\n'),
    );
    expect(await read(text)).toMatchObject({
      recipients: [
        { addresses: ['first@example.org', 'second@example.net'], action: 'delayed', reason: '4.4.1' },
        { addresses: ['minister@example.org'], action: 'failed' },
      ],
    });
  });

  it('may bring the whole message back, with parts of its own', async () => {
    const whole = deliveryReport({ messageId: '<a@example.org>' })
      .replace('text/rfc822-headers', 'message/rfc822')
      .replace('--part--', 'Content-Type: text/html\r\n\r\n<p>Message-ID: <b@example.org></p>\r\n--part--');
    expect(await read(whole)).toMatchObject({
      messageIds: ['<a@example.org>'],
      recipients: failed(expect.any(String) as string),
    });
  });

  it('in the form of Exim', async () => {
    expect(await read(eximLetter())).toMatchObject({
      kind: 'report',
      recipients: failed('Unrouteable address'),
      messageIds: ['<a@example.org>'],
    });
  });

  it('in the form of qmail, and what is quoted below its line is not read as a failure', async () => {
    expect(await read(qmailLetter())).toMatchObject({
      kind: 'report',
      recipients: failed('Sorry, there is no mailbox here by that name.'),
      messageIds: ['<a@example.org>'],
    });
  });
});

describe('no delivery report', () => {
  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner=x',
    'X-Autoreply: yes',
    'Precedence: auto_reply',
  ])('is an automatic reply: %s', async (header) =>
    expect(await read(outOfOffice(header))).toEqual({ kind: 'automatic' }),
  );

  it.each([
    ['a letter', outOfOffice('Auto-Submitted: no')],
    ['nothing', ''],
    ['no message at all', '\0\x01\xff'.repeat(1_000)],
    ['a report without a recipient block is one about nobody', letter(['Subject: x', '', 'Hi there'])],
  ])('%s', async (_, text) => expect(await read(text)).toEqual({ kind: 'other' }));

  it('nests as deep as it likes', async () => {
    const depth = 400;
    const open = Array.from({ length: depth }, (_, n) => [
      `Content-Type: multipart/mixed; boundary=b${n}`,
      '',
      `--b${n}`,
    ]);
    expect(await read(letter(open.flat()))).toEqual({ kind: 'other' });
  });
});
