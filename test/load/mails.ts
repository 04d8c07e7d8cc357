import { Temporal } from 'temporal-polyfill';
import { type MailLanguage, type OutgoingMail, renderReminder } from '#mail';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { median } from './measure.js';
import { MAILED, MAILINGS } from './register.sql.js';
import type { Line } from './table.js';

interface Taken {
  perSecond: number;
  bytes: number;
}

export interface MailTerms {
  databases: Databases;
  template: string;
  count: number;
  rounds: number;
  start: (child: Child) => Child;
  nodeOptions: readonly string[];
}

const FROM = 'Pacta <pacta@pacta.test>';
const PUBLIC_URL = 'http://127.0.0.1:3000';
const LONGEST_ROUND_SECONDS = 60;

/** How many mails a second reach the mail server from the worker, and from nodemailer alone. */
export async function measureMails(terms: MailTerms): Promise<Line> {
  const { databases, template, count, rounds, start } = terms;
  const sink = start(new Child({ script: 'test/load/sink.js' }));
  const { port } = await sink.hear<{ port: number }>(10);
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  const url = await databases.clone('mails', template);
  await databases.run(url, MAILINGS, [count]);
  const mails = (await databases.run<MailedRow>(url, MAILED)).map(asMail);
  await databases.run(url, 'VACUUM ANALYZE');
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await bareRound({ smtpUrl, mails }, sink, start);
    const worker = await workerRound({ ...terms, smtpUrl }, sink);
    if (Math.abs(bare.bytes - worker.bytes) > bare.bytes / 50) {
      throw new Error(`The two sides sent other mails: ${bare.bytes} and ${worker.bytes} bytes.`);
    }
    limit.push(bare.perSecond);
    ours.push(worker.perSecond);
  }
  await sink.stop();
  return { operation: 'mails', ours: median(ours), limit: median(limit), aim: { ratio: 0.7 }, latency: null };
}

async function bareRound(
  order: { smtpUrl: string; mails: OutgoingMail[] },
  sink: Child,
  start: (child: Child) => Child,
): Promise<Taken> {
  sink.tell({ expect: order.mails.length });
  const bare = start(new Child({ script: 'test/load/bare-mails.js' }));
  bare.tell(order);
  const taken = await sink.hear<Taken>(LONGEST_ROUND_SECONDS);
  await bare.stop();
  return taken;
}

/** A worker process as it is, with a backlog of mails that fell due a minute ago. */
async function workerRound(
  { databases, count, start, smtpUrl, nodeOptions }: MailTerms & { smtpUrl: string },
  sink: Child,
): Promise<Taken> {
  sink.tell({ expect: count });
  const worker = start(
    new Child({
      script: 'apps/worker/main.js',
      nodeOptions,
      environment: {
        DATABASE_URL: await databases.clone('mails_round', 'mails'),
        SMTP_URL: smtpUrl,
        PACTA_MAIL_FROM: FROM,
        PACTA_PUBLIC_URL: PUBLIC_URL,
        PACTA_LOG_LEVEL: 'error',
        ...(process.env['REDIS_URL'] && { REDIS_URL: process.env['REDIS_URL'] }),
      },
    }),
  );
  const taken = await sink.hear<Taken>(LONGEST_ROUND_SECONDS);
  await worker.stop();
  return taken;
}

interface MailedRow {
  commitmentId: string;
  reference: string;
  title: string;
  deadline: string;
  language: MailLanguage;
  email: string;
  name: string;
  post: string;
  mailingId: string;
  today: string;
}

function asMail(row: MailedRow): OutgoingMail {
  const deadline = Temporal.PlainDate.from(row.deadline);
  return renderReminder({
    language: row.language,
    recipient: { name: row.name, address: row.email },
    today: Temporal.PlainDate.from(row.today),
    sentAt: Temporal.Now.instant(),
    items: [
      {
        commitmentId: row.commitmentId,
        reference: row.reference,
        title: row.title,
        classification: 'public',
        deadline,
        original: deadline,
        state: 'due_later',
        lead: row.post,
        reasons: [{ rung: 'before-5', audience: 'lead', post: row.post, deputyFor: null }],
      },
    ],
    publicUrl: PUBLIC_URL,
    from: FROM,
    messageId: `<${row.mailingId}@pacta.test>`,
  });
}
