import nodemailer from 'nodemailer';
import type { OutgoingMail } from '#mail';

/*
 * The limit: nodemailer alone, with messages that were rendered before, over as many connections as the worker has.
 */

interface Order {
  smtpUrl: string;
  mails: OutgoingMail[];
  connections: number;
}

async function send({ smtpUrl, mails, connections }: Order): Promise<void> {
  const transporter = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  const waiting = mails.values();
  const lane = async () => {
    for (const mail of waiting) await transporter.sendMail({ ...mail, textEncoding: 'base64' });
  };
  // Twice as many, so that a connection which becomes free finds the next message waiting.
  await Promise.all(Array.from({ length: 2 * connections }, lane));
  transporter.close();
}

process.on('disconnect', () => process.exit());
process.once('message', (order: Order) => void send(order));
