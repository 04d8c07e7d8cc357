import { createHash, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SmtpSink, startSmtpSink } from '#testing';
import { exampleMail } from './examples.js';
import { MailTransport } from './mail-transport.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { renderReminder } from './render-reminder.js';
import { readSigningKey } from './signing-key.js';

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const LANGUAGES = ['en', 'ru', 'be'] as const;

/** RFC 6376, 3.4.2 and 3.4.4. */
const relaxedHeader = (line: string): string => {
  const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? [];
  return `${name.trim().toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
};
const relaxedBody = (body: string): string =>
  `${body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '')}\r\n`;

/** Checks a message as a receiver does, with nothing of the sender's: its body, then the headers that `h=` names. */
function verify(raw: string, key: KeyObject): { body: boolean; headers: boolean; tags: Record<string, string> } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = lines.find((line) => /^dkim-signature:/i.test(line)) ?? '';
  const value = relaxedHeader(signature).slice('dkim-signature:'.length);
  const tags = Object.fromEntries(
    value.split(';').map((tag) => [tag.split('=')[0].trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  // From the bottom up, each line once (5.4.2).
  const left = [...lines].reverse();
  const signed = (tags['h'] ?? '').split(':').flatMap((name) => {
    const at = left.findIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1).map(relaxedHeader);
  });
  const unsigned = relaxedHeader(signature).replace(/([;\s]b=)[^;]*/, '$1');
  const check = createVerify('sha256').update([...signed, unsigned].join('\r\n'));
  return {
    body:
      createHash('sha256')
        .update(relaxedBody(raw.slice(end + 4)))
        .digest('base64') === tags['bh'],
    headers: check.verify(key, tags['b'] ?? '', 'base64'),
    tags,
  };
}

describe('signed mail', () => {
  let sink: SmtpSink;
  const open: MailTransport[] = [];
  const transport = (key = pem(privateKey)): MailTransport => {
    const signingKey = { domainName: 'pacta.test', keySelector: 'autumn', privateKey: key };
    const made = new MailTransport({ url: sink.url, signingKey });
    open.push(made);
    return made;
  };
  const sent = async (mail: OutgoingMail): Promise<string> => {
    expect(await transport().send(mail)).toEqual({ kind: 'sent' });
    return sink.mails.at(-1)?.raw ?? '';
  };
  beforeAll(async () => {
    sink = await startSmtpSink();
  });
  afterEach(() => open.splice(0).forEach((made) => made.close()));
  afterAll(() => sink.stop());

  it.each(LANGUAGES)('in %s: a receiver finds body and headers as they were signed', async (language) => {
    for (const count of [1, 4]) {
      const raw = await sent(renderReminder(exampleMail(language, count)));
      const { body, headers, tags } = verify(raw, publicKey);
      expect({ body, headers }).toEqual({ body: true, headers: true });
      expect(tags).toMatchObject({ v: '1', a: 'rsa-sha256', c: 'relaxed/relaxed', d: 'pacta.test', s: 'autumn' });
      expect(raw.match(/^DKIM-Signature:/gim)).toHaveLength(1);
    }
  });

  it('signs all that says who, to whom, what and when, and what a mail program acts on', async () => {
    const given = renderReminder(exampleMail('en', 1));
    const listed = {
      ...given.headers,
      'List-Unsubscribe': '<https://pacta.example.org/u>',
      'List-Unsubscribe-Post': 'a',
    };
    const { headers, tags } = verify(await sent({ ...given, headers: listed }), publicKey);
    expect(headers).toBe(true);
    expect(tags['h']?.split(':')).toEqual(
      expect.arrayContaining([
        ...['from', 'to', 'subject', 'date', 'message-id', 'in-reply-to', 'references', 'auto-submitted'],
        ...['mime-version', 'content-type', 'list-unsubscribe', 'list-unsubscribe-post'],
      ]),
    );
  });

  it('the check itself sees a changed word, a changed subject and another key', async () => {
    const raw = await sent(renderReminder(exampleMail('en', 1)));
    const body = raw.indexOf('\r\n\r\n') + 4;
    expect(verify(`${raw.slice(0, body)}x${raw.slice(body)}`, publicKey)).toMatchObject({ body: false, headers: true });
    const retitled = raw.replace(/^Subject: /m, 'Subject: X');
    expect(verify(retitled, publicKey)).toMatchObject({ body: true, headers: false });
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    expect(verify(raw, other)).toMatchObject({ body: true, headers: false });
  });

  it('is still kept back at the last moment', async () => {
    const before = sink.mails.length;
    const outcome = await transport().send(renderReminder(exampleMail('en', 1)), async () => false);
    expect(outcome).toMatchObject({ kind: 'withdrawn' });
    expect(sink.mails).toHaveLength(before);
  });
});

describe('the key that signs', () => {
  let folder: string;
  const written = async (content: string): Promise<string> => {
    const file = join(folder, 'key.pem');
    await writeFile(file, content);
    return file;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pacta-key-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['pkcs1', 'pkcs8'] as const)('is read from PEM as %s', async (type) => {
    const content = privateKey.export({ type, format: 'pem' }).toString();
    expect(await readSigningKey('example.org', 'autumn', await written(content))).toEqual({
      ...{ domainName: 'example.org', keySelector: 'autumn', privateKey: content },
    });
  });

  it.each<[string, string]>([
    ['not a key', 'is not a private key in PEM without a passphrase.'],
    [publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'is not a private key in PEM without a passphrase.'],
    [
      privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }).toString(),
      'is not a private key in PEM without a passphrase.',
    ],
    [pem(generateKeyPairSync('ed25519').privateKey), 'is not an RSA key, the only kind that every receiver knows.'],
    [
      pem(generateKeyPairSync('rsa', { modulusLength: 768 }).privateKey),
      'has 768 bits, and receivers take no fewer than 1024.',
    ],
  ])('is refused where receivers or nodemailer could not use it (%#)', async (content, sentence) => {
    const file = await written(content);
    await expect(readSigningKey('example.org', 'autumn', file)).rejects.toThrow(
      new Error(`PACTA_DKIM_KEY_FILE: ${file} ${sentence}`),
    );
  });

  it('is not there', async () => {
    const file = join(folder, 'nowhere.pem');
    await expect(readSigningKey('example.org', 'autumn', file)).rejects.toThrow(
      new Error(`PACTA_DKIM_KEY_FILE: ${file} cannot be read (ENOENT).`),
    );
  });
});
