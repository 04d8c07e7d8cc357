import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, startSmtpSink } from '#testing';
import { everyExample } from './every-example.js';
import { MailTransport } from './mail-transport.js';

const program = findProgram(['spamassassin'], 'PACTA_TEST_SPAMASSASSIN');
const HOW_TO_GET_IT = 'install SpamAssassin (apt-get install spamassassin), or name it in PACTA_TEST_SPAMASSASSIN';
/** Promised is less than this for every mail; SpamAssassin calls spam what has 5. */
const BELOW = 1;

/** Without the program the one test says what is left out and how to get it; CI does not leave it out. */
if (program === null) {
  it(`no mail is judged as spam: ${HOW_TO_GET_IT}`, () => expect(process.env['CI']).toBeUndefined());
} else {
  describe('mail, judged by SpamAssassin', () => withProgram(program));
}

/** Judges all at once, by the rules that it comes with and no network. @returns what it wrote, a mailbox. */
async function judged(path: string, mailbox: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'pacta-spam-'));
  const options = ['--local', '--prefspath=/dev/null', '--mbox'];
  // A home of its own: what somebody's mail taught it is not part of the default rules.
  const child = spawn(path, options, { env: { PATH: process.env['PATH'], HOME: home } });
  const written: Buffer[] = [];
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(mailbox);
  const code = await new Promise((resolve) => child.once('close', resolve));
  await rm(home, { recursive: true, force: true });
  if (code !== 0) throw new Error(`SpamAssassin ended with ${String(code)}: ${errors}`);
  return Buffer.concat(written).toString('latin1');
}

/** Mails in one file, each after a line that begins with From and a space. */
const mailboxOf = (raws: string[]): string =>
  raws
    .map((raw) => `From pacta@pacta.test Mon Nov 23 06:00:00 2026\n${raw.replaceAll('\r\n', '\n')}`)
    .map((text) => `${text.trimEnd()}\n\n`)
    .join('');

interface Verdict {
  messageId: string;
  score: number;
  tests: string;
}

const verdictsIn = (mailbox: string): Verdict[] =>
  mailbox
    .split(/^From pacta@pacta\.test /m)
    .slice(1)
    .map((mail) => mail.slice(0, mail.indexOf('\n\n')).replace(/\n[ \t]+/g, ' '))
    .map((head) => ({
      messageId: /^Message-ID: *(\S+)/im.exec(head)?.[1] ?? '',
      score: Number(/^X-Spam-Status: .*?score=(-?[\d.]+)/m.exec(head)?.[1] ?? NaN),
      tests: /^X-Spam-Status: .*?tests=(.*?) autolearn/m.exec(head)?.[1] ?? '',
    }));

function withProgram(path: string): void {
  const examples = everyExample();
  let raws: string[];
  beforeAll(async () => {
    const sink = await startSmtpSink();
    const transport = new MailTransport({ url: sink.url });
    for (const { mail } of examples) expect(await transport.send(mail)).toEqual({ kind: 'sent' });
    transport.close();
    await sink.stop();
    raws = sink.mails.map(({ raw }) => raw);
  });

  it(`every mail in every language, as a server gets it, scores below ${BELOW}`, async () => {
    const verdicts = verdictsIn(await judged(path, mailboxOf(raws)));
    // Judged in no order of ours.
    const messageIds = verdicts.map(({ messageId }) => messageId);
    expect(messageIds.sort()).toEqual(examples.map(({ mail }) => mail.messageId).sort());
    const worst = verdicts.reduce((one, other) => (other.score > one.score ? other : one));
    process.stdout.write(`highest score: ${worst.score} of ${verdicts.length} mails (${worst.tests})\n`);
    expect(verdicts.filter(({ score }) => !(score < BELOW))).toEqual([]);
  }, 120_000);

  it('the judge itself knows spam', async () => {
    const spam = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
    const raw = `${raws[0].slice(0, raws[0].indexOf('\r\nMIME-Version'))}\r\n\r\n${spam}\r\n`;
    const [verdict] = verdictsIn(await judged(path, mailboxOf([raw])));
    expect(verdict.score).toBeGreaterThan(BELOW);
  }, 60_000);
}
