import { Temporal } from 'temporal-polyfill';
import { MailTransport, type OutgoingMail, renderReminder } from '#mail';
import { startSmtpSink, type TakenMail } from '#testing';
import type { Finding } from './finding.js';
import { Random } from './random.js';

/*
 * Names and addresses that try to make one mail go to somebody else. The real transport, a real SMTP server on loopback.
 * What is intended is known from how an address was made, not from reading it: a sound one reaches its person and nobody
 * else, a broken one reaches nobody.
 */

const OTHER = 'evil.test';

/** Texts that break out of headers, address lists, groups, comments and the SMTP dialogue: none may stand in an address. */
const PIECES = [
  ...[
    `\r\nBcc: a@${OTHER}`,
    `\nCc: a@${OTHER}\r\n`,
    `, a@${OTHER}`,
    `; a@${OTHER}`,
    `<a@${OTHER}>`,
    `" <a@${OTHER}>, "`,
  ],
  ...[
    `everybody: a@${OTHER};`,
    `(a@${OTHER})`,
    `\r\nRCPT TO:<a@${OTHER}>\r\n`,
    `>\r\nDATA`,
    `%a@${OTHER}`,
    `@${OTHER}`,
  ],
  ...['\0', '\u202E', '\u2028', '"', '\\', ' ', '\t', '＠', '、', '\r', '😀', '\uD800'],
];
const NAMES = [...PIECES, 'Name', 'Ж', `=?utf-8?Q?a=40${OTHER}?=`, '.'.repeat(200)];

const SOUND = ['person', 'p.q', "o'brien", 'a+b', 'x_y-z', '1', 'a=b', '!def'];
const DOMAINS = ['example.org', 'sub.example.org', 'министерство.example.org', 'x-y.example.org'];
interface Trial {
  name: string;
  address: string;
  /** Null: nothing may arrive anywhere. */
  intended: string | null;
}

/** Sends so many mails to hostile names and addresses. @returns who got one that was not theirs, and who got none */
export async function proveRecipients({ count, seed }: { count: number; seed: number }): Promise<Finding> {
  const random = new Random(seed);
  const sink = await startSmtpSink();
  const transport = new MailTransport({ url: sink.url });
  const finding: Finding = { compared: 0, wrong: [] };
  try {
    for (let n = 0; n < count; n++) {
      const trial = n % 2 === 0 ? soundTrial(random) : brokenTrial(random);
      const before = sink.mails.length;
      const outcome = await transport.send(mailTo(trial, n));
      judge(trial, { outcome: outcome.kind, mails: sink.mails.slice(before) }, finding);
      sink.mails.length = 0;
    }
  } finally {
    transport.close();
    await sink.stop();
  }
  return finding;
}

function soundTrial(random: Random): Trial {
  const domain = random.of(DOMAINS);
  const address = `${random.of(SOUND)}${random.below(1000)}@${domain}`;
  return { name: hostileText(random), address, intended: address };
}

/** A sound address with a piece put into it anywhere: the pieces hold what no plain address may have. */
function brokenTrial(random: Random): Trial {
  const { name, address } = soundTrial(random);
  const at = random.below(address.length + 1);
  return { name, address: address.slice(0, at) + random.of(PIECES) + address.slice(at), intended: null };
}

function hostileText(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.of(NAMES)).join('');
}

function mailTo({ name, address }: Trial, n: number): OutgoingMail {
  const day = Temporal.PlainDate.from('2024-01-17');
  const about = { commitmentId: '7f3f0d1e-0000-4000-8000-000000000001', ordinal: 1, reference: 'BY-RU/2023-12-18/01' };
  const reasons = [{ rung: 'before-1', audience: 'lead' as const, post: name, deputyFor: null }];
  const dates = { deadline: day, original: day, deadlineVersion: 1, state: 'due_today' as const };
  return renderReminder({
    ...{
      language: 'ru',
      recipient: { name, address },
      today: day,
      sentAt: Temporal.Instant.from('2024-01-17T06:00:00Z'),
    },
    items: [{ ...about, ...dates, title: name, classification: 'public', lead: name, reasons }],
    ...{ publicUrl: 'http://127.0.0.1:3000', from: 'Pacta <pacta@example.org>', messageId: `<${n}@example.org>` },
  });
}

function judge(trial: Trial, { outcome, mails }: { outcome: string; mails: readonly TakenMail[] }, to: Finding): void {
  to.compared += 1;
  const expected = trial.intended === null ? [] : [trial.intended];
  const reached = mails.flatMap((mail) => mail.to);
  const right = outcome === (trial.intended === null ? 'permanent' : 'sent');
  const headers = mails.map(({ raw }) => raw.slice(0, raw.indexOf('\r\n\r\n')));
  const added = headers.some(
    (text) => /^(cc|bcc|resent-[a-z]+):/im.test(text) || (text.match(/^to:/gim)?.length ?? 0) > 1,
  );
  if (right && !added && JSON.stringify(reached) === JSON.stringify(expected)) return;
  to.wrong.push(
    `${JSON.stringify(trial)}: ${outcome}, reached ${JSON.stringify(reached)}${added ? ', with added headers' : ''}`,
  );
}
