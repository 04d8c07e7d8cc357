import { buffer } from 'node:stream/consumers';
import nodemailer from 'nodemailer';
import type { OutgoingMail } from './outgoing-mail.js';

/** Composes without connecting to anything. */
const composer = nodemailer.createTransport({
  streamTransport: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The message as any mail program opens it. Nothing is sent. */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const { message } = await composer.sendMail({ ...mail, envelope: { ...mail.envelope, to: [mail.envelope.to] } });
  return Buffer.isBuffer(message) ? message : buffer(message);
}
