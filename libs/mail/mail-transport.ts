import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import DKIM from 'nodemailer/lib/dkim';
import { checkAddress } from './address.js';
import { SIGNED_HEADERS, type SigningKey } from './signing-key.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { outcomeOfFailure, type SendFailure, type SendOutcome } from './send-outcome.rules.js';

export interface MailTransportOptions {
  /** `smtp://user:password@host:port` or `smtps://…`; nodemailer's options as a query, such as `?ignoreTLS=true`. */
  url: string;
  /** How long one message may take, waiting for a connection included. Well under a worker's lease. */
  timeoutSeconds?: number;
  connections?: number | undefined;
  /** With a key every message is signed (DKIM). */
  signingKey?: SigningKey | null;
}

const DEFAULT_TIMEOUT_SECONDS = 20;
const DEFAULT_CONNECTIONS = 4;

/** The wire to one SMTP server: a pool of connections that sends each message once and says what became of it. */
export class MailTransport {
  private readonly transporter;
  private readonly timeout: number;
  /** As many messages are under way at most; further ones wait. */
  readonly connections: number;
  /** The messages under way, by their signal. */
  private readonly leaving = new WeakMap<AbortSignal, Leaving>();

  constructor({
    url,
    timeoutSeconds = DEFAULT_TIMEOUT_SECONDS,
    connections = DEFAULT_CONNECTIONS,
    signingKey = null,
  }: MailTransportOptions) {
    this.timeout = timeoutSeconds * 1000;
    this.connections = connections;
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
    const signer = signingKey && new DKIM({ ...signingKey, headerFieldNames: SIGNED_HEADERS });
    this.transporter.use('stream', (mail, done) => {
      const { message, data } = mail;
      // Here rather than as the transport's own option: that one signs what createReadStream, replaced below, no
      // longer reads.
      if (signer) message.processFunc((input) => signer.sign(input));
      message.build((error, content) => {
        // In one piece: as a stream each header and part would be a write of its own, which costs more than the rest.
        message.createReadStream = () => {
          const leaving = data.signal && this.leaving.get(data.signal);
          if (!leaving) return Readable.from([content]);
          return (leaving.stream = new LeavingContent(content, leaving));
        };
        done(error);
      });
    });
  }

  /**
   * Sends one message to the one address in its envelope. Never throws for what a server or a network does.
   * @param mayLeave asked when the server is ready for the content, at the last moment at which it can be kept back.
   */
  async send(mail: OutgoingMail, mayLeave: () => Promise<boolean> = async () => true): Promise<SendOutcome> {
    const checked = checkAddress(mail.envelope.to);
    if ('fault' in checked) return { kind: 'permanent', reason: `The address ${checked.fault}` };
    const abort = new AbortController();
    const leaving: Leaving = { mayLeave, signal: abort.signal, isKeptBack: false, stream: null };
    this.leaving.set(abort.signal, leaving);
    const timer = setTimeout(() => abort.abort(), this.timeout);
    try {
      await this.transporter.sendMail({
        ...mail,
        envelope: { from: mail.envelope.from, to: [checked.address] },
        to: { name: mail.to.name, address: checked.address },
        // Base64 costs nodemailer half of what quoted-printable does, and Cyrillic half the bytes.
        textEncoding: 'base64',
        // By itself each of six parts would ask the system for random bytes.
        baseBoundary: boundaryOf(mail.messageId),
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: abort.signal,
      });
      return { kind: 'sent' };
    } catch (error) {
      const failure = failureOf(error, this.timeout);
      const isHandedOver = leaving.stream?.readableEnded ?? false;
      // A server may refuse before it has any content: what is still asked about must not leave on a connection that goes on.
      leaving.stream?.destroy();
      if (leaving.isKeptBack) return { kind: 'withdrawn', reason: failure.message };
      return outcomeOfFailure(failure, isHandedOver);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes the connections; messages under way are finished first. */
  close(): void {
    this.transporter.close();
  }
}

/** What no text can hold by chance or be given on purpose: whoever writes it cannot know the id of the mail. */
function boundaryOf(messageId: string): string {
  return messageId.replace(/[^a-z0-9]/gi, '').slice(0, 40);
}

interface Leaving {
  mayLeave: () => Promise<boolean>;
  signal: AbortSignal;
  isKeptBack: boolean;
  /** Tells how far the message had got when it failed. */
  stream: Readable | null;
}

/** Asked for its first bytes when the server has taken the envelope and said that it is ready for the content. */
class LeavingContent extends Readable {
  private isAsked = false;

  constructor(
    private readonly content: Buffer,
    private readonly leaving: Leaving,
  ) {
    super();
  }

  override _read(): void {
    if (this.isAsked) return;
    this.isAsked = true;
    void this.leave();
  }

  private async leave(): Promise<void> {
    try {
      if (!(await this.leaving.mayLeave())) throw new Error('It is no longer to be sent');
      this.leaving.signal.throwIfAborted();
    } catch (error) {
      this.leaving.isKeptBack = true;
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    this.push(this.content);
    this.push(null);
  }
}

function failureOf(error: unknown, timeout: number): SendFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, responseCode, response, command }: Partial<SendFailure> = error as Error & Partial<SendFailure>;
  const message = code === 'EABORT' ? `No answer within ${timeout / 1000} seconds` : error.message;
  return { message, code, responseCode, response, command };
}
