import { Temporal } from 'temporal-polyfill';
import { SERVER_FLAGS } from '#platform';
import { type MailLanguage, type OutgoingMail, renderReminder } from '#mail';
import { Child } from './child.js';
import type { Databases } from './database.js';
import { median } from './measure.js';
import { MAILED, MAILINGS, MAILS_FALL_DUE } from './register.sql.js';
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
const LONGEST_ROUND_SECONDS = 120;

/** Processes on either side. */
const CREWS = [1, 2] as const;

/** Of each process, to the mail server. */
const CONNECTIONS = 16;

interface Ground extends MailTerms {
  sink: Child;
  smtpUrl: string;
  mails: OutgoingMail[];
}

/** How many mails a second reach the mail server from one worker and from two, and from nodemailer alone. */
export async function measureMails(terms: MailTerms): Promise<Line[]> {
  const { databases, template, count, rounds, start } = terms;
  const sink = start(new Child({ script: 'test/load/sink.js' }));
  const { port } = await sink.hear<{ port: number }>(10);
  const url = await databases.clone('mails', template);
  await databases.run(url, MAILINGS, [count]);
  const mails = (await databases.run<MailedRow>(url, MAILED)).map(asMail);
  await databases.run(url, 'VACUUM ANALYZE');
  const ground = { ...terms, sink, smtpUrl: `smtp://127.0.0.1:${port}`, mails };
  const measured = {
    1: { ours: [] as number[], limit: [] as number[] },
    2: { ours: [] as number[], limit: [] as number[] },
  };
  for (let round = 0; round < rounds; round++) {
    for (const crew of CREWS) {
      const { ours, limit } = measured[crew];
      const [bare, workers] = [await bareRound(ground, crew), await workerRound(ground, crew)];
      if (Math.abs(bare.bytes - workers.bytes) > bare.bytes / 50) {
        throw new Error(`The two sides sent other mails: ${bare.bytes} and ${workers.bytes} bytes.`);
      }
      limit.push(bare.perSecond);
      ours.push(workers.perSecond);
    }
  }
  await sink.stop();
  const [one, two] = CREWS.map((crew) => {
    const { ours, limit } = measured[crew];
    return { ours: median(ours), limit: median(limit), latency: null };
  });
  if (!one || !two) throw new Error('nothing was measured');
  return [
    { ...one, operation: 'mails', aim: { ratio: 0.7 } },
    { ...two, operation: 'mails by two', aim: { perSecond: one.ours } },
  ];
}

/** Each process has its share of the mails. */
async function bareRound({ sink, start, smtpUrl, mails }: Ground, crew: number): Promise<Taken> {
  sink.tell({ expect: mails.length });
  const share = Math.ceil(mails.length / crew);
  const senders = Array.from({ length: crew }, (_, n) => {
    const sender = start(new Child({ script: 'test/load/bare-mails.js', nodeOptions: SERVER_FLAGS }));
    sender.tell({ smtpUrl, mails: mails.slice(n * share, (n + 1) * share), connections: CONNECTIONS });
    return sender;
  });
  const taken = await sink.hear<Taken>(LONGEST_ROUND_SECONDS);
  await Promise.all(senders.map((sender) => sender.stop()));
  return taken;
}

/** Worker processes as they are, and a backlog that falls due when all of them are working. */
async function workerRound(ground: Ground, crew: number): Promise<Taken> {
  const { databases, sink, start, nodeOptions, count, smtpUrl } = ground;
  sink.tell({ expect: count });
  const url = await databases.clone('mails_round', 'mails');
  const environment = {
    DATABASE_URL: url,
    SMTP_URL: smtpUrl,
    PACTA_SMTP_CONNECTIONS: String(CONNECTIONS),
    PACTA_MAIL_FROM: FROM,
    PACTA_PUBLIC_URL: PUBLIC_URL,
    PACTA_LOG_LEVEL: 'error',
    PACTA_CHECKPOINT_MINUTES: '0',
    ...(process.env['REDIS_URL'] && { REDIS_URL: process.env['REDIS_URL'] }),
  };
  const workers = Array.from({ length: crew }, () =>
    start(new Child({ script: 'apps/worker/main.js', nodeOptions: [...SERVER_FLAGS, ...nodeOptions], environment })),
  );
  await Promise.all(workers.map((worker) => worker.hear(30)));
  await databases.run(url, MAILS_FALL_DUE);
  const taken = await sink.hear<Taken>(LONGEST_ROUND_SECONDS);
  await Promise.all(workers.map((worker) => worker.stop()));
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
