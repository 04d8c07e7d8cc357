import nodemailer from 'nodemailer';
import type { OutgoingMail } from '#mail';

/*
 * The limit: nodemailer alone, with messages that were rendered before, over as many connections as the worker has.
 */

interface Order {
  smtpUrl: string;
  mails: OutgoingMail[];
}

const CONNECTIONS = 4;
/** So that a connection which becomes free finds the next message waiting. */
const LANES = 2 * CONNECTIONS;

async function send({ smtpUrl, mails }: Order): Promise<void> {
  const transporter = nodemailer.createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  const waiting = mails.values();
  const lane = async () => {
    for (const mail of waiting) await transporter.sendMail({ ...mail, textEncoding: 'base64' });
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  transporter.close();
}

process.on('disconnect', () => process.exit());
process.once('message', (order: Order) => void send(order));
