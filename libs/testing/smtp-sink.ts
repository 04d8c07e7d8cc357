import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** One message as the server took it, envelope and bytes. */
export interface TakenMail {
  from: string;
  to: string[];
  /** The message itself, headers and body, as sent. */
  raw: string;
}

/**
 * What the server does with a message or a recipient: takes it, answers with an SMTP code, never answers (`silence`),
 * cuts the connection before it has taken the message (`drop`) or after (`take-and-drop`: nobody can know).
 */
export type SmtpAnswer = 'take' | 'silence' | 'drop' | 'take-and-drop' | { code: number; message: string };

export interface SmtpBehaviours {
  /** Asked for every RCPT TO; only `take` and codes make sense here. */
  onRecipient?: (address: string) => SmtpAnswer;
  /** Asked when a message's last byte has come. */
  onMessage?: (mail: TakenMail) => SmtpAnswer | Promise<SmtpAnswer>;
  /** Fixed port, to come back on the one that was stopped; else any free one. */
  port?: number;
}

export interface SmtpSink {
  url: string;
  port: number;
  /** What was taken, in order. */
  mails: TakenMail[];
  /** Waits until so many messages were taken; fails after the given time. */
  waitFor(count: number, withinMilliseconds?: number): Promise<TakenMail[]>;
  /** Changes what the server does from now on. */
  behave(behaviours: SmtpBehaviours): void;
  stop(): Promise<void>;
}

/** A real SMTP server on the loopback interface that keeps what it is given and can misbehave on purpose. */
export async function startSmtpSink(behaviours: SmtpBehaviours = {}): Promise<SmtpSink> {
  const sink = new Sink(behaviours);
  const port = await sink.listen(behaviours.port ?? 0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails: sink.mails,
    waitFor: (count, withinMilliseconds = 10_000) => sink.waitFor(count, withinMilliseconds),
    behave: (changed) => sink.behave(changed),
    stop: () => sink.stop(),
  };
}

interface Waiter {
  count: number;
  done: () => void;
}

class Sink {
  readonly mails: TakenMail[] = [];
  private waiters: Waiter[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = this.behaviours.onRecipient?.(address) ?? 'take';
      done(typeof answer === 'object' ? refusal(answer) : null);
    },
    onData: (stream, session, done) => {
      this.receive(stream, session, done).catch(done);
    },
  });

  constructor(private behaviours: SmtpBehaviours) {
    this.server.on('error', () => undefined); // a connection that a test cut
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => resolve((this.server.server.address() as AddressInfo).port));
    });
  }

  behave(behaviours: SmtpBehaviours): void {
    this.behaviours = behaviours;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  waitFor(count: number, withinMilliseconds: number): Promise<TakenMail[]> {
    if (this.mails.length >= count) return Promise.resolve(this.mails);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${this.mails.length} of ${count} mails after ${withinMilliseconds} ms`));
      }, withinMilliseconds);
      const done = () => {
        clearTimeout(timer);
        resolve(this.mails);
      };
      this.waiters.push({ count, done });
    });
  }

  private async receive(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const mail = await readMail(stream, session);
    const answer = (await this.behaviours.onMessage?.(mail)) ?? 'take';
    if (answer === 'take' || answer === 'take-and-drop') this.keep(mail);
    if (answer === 'take') done();
    else if (typeof answer === 'object') done(refusal(answer));
    else if (answer !== 'silence') this.cut(session);
  }

  private keep(mail: TakenMail): void {
    this.mails.push(mail);
    const ready = this.waiters.filter((waiter) => waiter.count <= this.mails.length);
    this.waiters = this.waiters.filter((waiter) => !ready.includes(waiter));
    for (const waiter of ready) waiter.done();
  }

  private cut(session: SMTPServerSession): void {
    for (const connection of this.server.connections) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  }
}

async function readMail(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<TakenMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw: Buffer.concat(chunks).toString('utf8'),
  };
}

function refusal({ code, message }: { code: number; message: string }): Error {
  return Object.assign(new Error(message), { responseCode: code });
}
