import fc from 'fast-check';
import PostalMime, { type Email } from 'postal-mime';
import { type SmtpSink, startSmtpSink } from '#testing';
import { exampleMail } from './examples.js';
import { MailTransport } from './mail-transport.js';
import type { ReminderMail } from './reminder-mail.js';
import { renderReminder } from './render-reminder.js';

const ADDRESS = 'a.kavalenka@ministry.example.org';

/** Pieces that break out of headers, address lists, attributes, tags, encoded words and MIME parts. */
const piece = fc.oneof(
  fc.constantFrom(
    '\r\nBcc: evil@example.org\r\n',
    '\r\n\r\n<p>body</p>',
    '\nTo: evil@example.org',
    ' , evil@example.org',
    '" <evil@example.org>, "',
    '<evil@example.org>',
    'group: evil@example.org;',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='alert(1)",
    '</style><style>*{display:none}',
    '--boundary\r\nContent-Type: text/html',
    '=?utf-8?B?PHNjcmlwdD4=?=',
    '{{constructor}}',
    '&lt;script&gt;',
    'javascript:alert(1)',
    '\u202Eevil\u2066',
    '\u2028BEGIN:VEVENT',
    '\0\u0007\u001b[31m',
    '\r\n.\r\nMAIL FROM:<evil@example.org>\r\n',
    '\uD800',
    '😀',
    'Абавязацельства',
    '\\',
    ',;:"',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 10 }).map((text) => text.repeat(80)),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

const hostileMail = fc
  .record({
    language: fc.constantFrom('en' as const, 'ru' as const, 'be' as const),
    count: fc.integer({ min: 1, max: 4 }),
    name: hostile,
    title: hostile,
    reference: hostile,
    commitmentId: hostile,
    lead: hostile,
    quote: hostile,
    rung: hostile,
    post: hostile,
    deputyFor: fc.option(hostile),
  })
  .map(({ language, count, name, title, reference, commitmentId, lead, quote, ...reason }): ReminderMail => {
    const mail = exampleMail(language, count);
    const reasons = [{ ...reason, audience: 'lead' as const }];
    const items = mail.items.map((item) => ({
      ...item,
      title,
      reference,
      commitmentId,
      lead,
      fromQuote: quote,
      reasons,
    }));
    return { ...mail, recipient: { name, address: ADDRESS }, items };
  });

const header = ({ headers }: Email, key: string): string[] =>
  headers.filter((given) => given.key === key).map(({ value }) => value);

const ONCE = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'auto-submitted'];
const KNOWN = [...ONCE, 'in-reply-to', 'references', 'content-language', 'x-pacta-rule', 'x-auto-response-suppress'];

describe('hostile values', () => {
  let sink: SmtpSink;
  let transport: MailTransport;
  beforeAll(async () => {
    sink = await startSmtpSink();
    transport = new MailTransport({ url: sink.url });
  });
  afterAll(async () => {
    transport.close();
    await sink.stop();
  });

  it('reach one recipient, with the headers whole and nothing but our mark-up', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMail, async (mail) => {
        sink.mails.length = 0;
        expect(await transport.send(renderReminder(mail))).toEqual({ kind: 'sent' });
        expect(sink.mails).toHaveLength(1);
        const [taken] = sink.mails;
        expect(taken.to).toEqual([ADDRESS]);
        const parsed = await PostalMime.parse(taken.raw);
        expectHeaders(parsed);
        expectMarkup(parsed.html ?? '');
        expect(parsed.text?.length).toBeGreaterThan(100);
        expect(parsed.attachments.length).toBeLessThanOrEqual(1);
        for (const { filename, mimeType } of parsed.attachments) {
          expect([filename, mimeType]).toEqual(['deadlines.ics', 'text/calendar']);
        }
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('an address that is more than one address is refused before anything is sent', async () => {
    sink.mails.length = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (tail) => {
        fc.pre(/[^\w.-]/.test(tail));
        const mail = exampleMail('en', 1);
        const recipient = { name: 'A', address: `a@example.org${tail}` };
        const outcome = await transport.send(renderReminder({ ...mail, recipient }));
        if (outcome.kind !== 'sent') expect(outcome.kind).toBe('permanent');
      }),
      { numRuns: 300 },
    );
    for (const { to } of sink.mails)
      expect(to).toEqual([expect.stringMatching(/^a@example\.org[\p{L}\p{M}\p{N}_.-]*$/u)]);
  });
});

function expectHeaders(parsed: Email): void {
  for (const key of ONCE) expect([key, header(parsed, key).length]).toEqual([key, 1]);
  expect(parsed.headers.map(({ key }) => key).filter((key) => !KNOWN.includes(key))).toEqual([]);
  expect(parsed.to).toHaveLength(1);
  expect(parsed.to?.[0]).toMatchObject({ address: ADDRESS });
  expect(parsed.cc ?? []).toEqual([]);
  expect(parsed.bcc ?? []).toEqual([]);
  expect(parsed.from).toMatchObject({ address: 'pacta@pacta.test', name: 'Pacta' });
  expect(parsed.subject).not.toMatch(/[\r\n\p{Cc}\p{Cf}]/u);
  expect(parsed.messageId).toMatch(/^<example-\w+-\d@pacta\.test>$/);
}

const TAGS = new Set(
  'html head meta title style body table tr td th h1 p br small b a div span'
    .split(' ')
    .flatMap((tag) => [tag, `/${tag}`]),
);
const TAG = /^<(\/?\w+)((?: [\w-]+="[^"<]*")*) ?\/?>$/;

/** Every `<` opens one of our tags, whose attributes are all quoted and none of which runs anything. */
function expectMarkup(html: string): void {
  const body = html.replace(/^<!DOCTYPE html>/, '').replace(/<style>[^<]*<\/style>/, '');
  for (const tag of body.match(/<[^>]*>?/g) ?? []) {
    const [, name, attributes] = TAG.exec(tag) ?? [];
    expect([tag, TAGS.has(name ?? '')]).toEqual([tag, true]);
    expect(attributes).not.toMatch(/ on\w+=|javascript:|srcdoc| src=/i);
    for (const [, href] of attributes.matchAll(/ href="([^"]*)"/g)) {
      expect(href).toMatch(/^https:\/\/pacta\.example\.org\/(commitments\/[^/?#]*(\?do=[a-z_]+)?)?$/);
    }
  }
}
