import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import { checkAddress } from './address.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { outcomeOfFailure, type SendFailure, type SendOutcome } from './send-outcome.rules.js';

export interface MailTransportOptions {
  /** `smtp://user:password@host:port` or `smtps://…`; nodemailer's options as a query, such as `?ignoreTLS=true`. */
  url: string;
  /** How long one message may take, waiting for a connection included. Well under a worker's lease. */
  timeoutSeconds?: number;
  connections?: number;
}

const DEFAULT_TIMEOUT_SECONDS = 20;
const DEFAULT_CONNECTIONS = 4;

/** The wire to one SMTP server: a pool of connections that sends each message once and says what became of it. */
export class MailTransport {
  private readonly transporter;
  private readonly timeout: number;
  /** The streams of the messages under way, by their signal: they tell how far each had got when it failed. */
  private readonly streams = new WeakMap<AbortSignal, Readable>();

  constructor({
    url,
    timeoutSeconds = DEFAULT_TIMEOUT_SECONDS,
    connections = DEFAULT_CONNECTIONS,
  }: MailTransportOptions) {
    this.timeout = timeoutSeconds * 1000;
    this.transporter = nodemailer.createTransport({
      url,
      pool: true,
      maxConnections: connections,
      maxMessages: Infinity,
      // The register decides about a retry: a message re-queued here could go out after its lease.
      maxRequeues: 0,
      connectionTimeout: this.timeout,
      greetingTimeout: this.timeout,
      socketTimeout: this.timeout,
      dnsTimeout: this.timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    this.transporter.use('stream', (mail, done) => {
      const { message, data } = mail;
      message.build((error, content) => {
        // In one piece: as a stream each header and part would be a write of its own, which costs more than the rest.
        message.createReadStream = () => {
          const stream = Readable.from([content]);
          if (data.signal) this.streams.set(data.signal, stream);
          return stream;
        };
        done(error);
      });
    });
  }

  /** Sends one message to the one address in its envelope. Never throws for what a server or a network does. */
  async send(mail: OutgoingMail): Promise<SendOutcome> {
    const checked = checkAddress(mail.envelope.to);
    if ('fault' in checked) return { kind: 'permanent', reason: `The address ${checked.fault}` };
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.timeout);
    try {
      await this.transporter.sendMail({
        ...mail,
        envelope: { from: mail.envelope.from, to: [checked.address] },
        to: { name: mail.to.name, address: checked.address },
        // Base64 costs nodemailer half of what quoted-printable does, and Cyrillic half the bytes.
        textEncoding: 'base64',
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: abort.signal,
      });
      return { kind: 'sent' };
    } catch (error) {
      const handedOver = this.streams.get(abort.signal)?.readableEnded ?? false;
      return outcomeOfFailure(failureOf(error, this.timeout), handedOver);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes the connections; messages under way are finished first. */
  close(): void {
    this.transporter.close();
  }
}

function failureOf(error: unknown, timeout: number): SendFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, responseCode, response, command }: Partial<SendFailure> = error as Error & Partial<SendFailure>;
  const message = code === 'EABORT' ? `No answer within ${timeout / 1000} seconds` : error.message;
  return { message, code, responseCode, response, command };
}
