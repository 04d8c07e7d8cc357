import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Bounces } from '#reminders';
import { WorkerOptions } from './worker-options.js';

/** Reports bring back the headers, some the whole message: ours are far below this. */
const MOST_BYTES = 1_000_000;

/** A second worker on this machine has the port, until it ends. */
const TRY_AGAIN_MILLISECONDS = 30_000;

/** Takes delivery reports by SMTP, from a mail server that passes them on. Anything else is refused at the door. */
@Injectable()
export class BounceServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(BounceServer.name);
  private server: SMTPServer | null = null;
  private retry: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly bounces: Bounces,
    private readonly options: WorkerOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.listen();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    const { server } = this;
    if (server) await new Promise<void>((done) => server.close(() => done()));
  }

  private listen(): void {
    const { bounceListener } = this.options;
    if (bounceListener === undefined || this.isStopped) return;
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false },
      ...{ size: MOST_BYTES, maxClients: 20, socketTimeout: 30_000, closeTimeout: 1_000, banner: 'Pacta' },
      onRcptTo: (address, _session, done) => done(this.isOurs(address) ? null : refusal(550, 'No such mailbox here')),
      onData: (stream, session, done) => void this.take(stream, session).then(() => done(), done),
    });
    server.on('error', (error) => this.broken(error, server));
    server.listen(bounceListener.port, bounceListener.host);
    this.server = server;
  }

  private isOurs({ address }: SMTPServerAddress): boolean {
    const [local = '', domain = ''] = (this.options.bounceAddress ?? '').toLowerCase().split('@');
    const given = address.toLowerCase();
    return given.startsWith(`${local}+`) && given.endsWith(`@${domain}`);
  }

  /** @throws Error with the SMTP code to answer with */
  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await buffer(stream);
    if (stream.sizeExceeded) throw refusal(552, 'Too large for a delivery report');
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const outcome = await this.bounces.take(raw, recipients).catch((error: unknown) => {
      this.log.error(`A delivery report could not be taken: ${String(error)}`);
      throw refusal(451, 'Try again later');
    });
    if (outcome.kind === 'too_early') throw refusal(451, 'Try again later');
    if (outcome.kind === 'ignored') this.log.log(`What came back was ignored: ${outcome.why}`);
    else this.log.warn(`Mail to ${outcome.address} is ${outcome.kind}: ${outcome.reason}`);
  }

  private broken(error: Error, server: SMTPServer): void {
    if (!('syscall' in error) || error.syscall !== 'listen') {
      return this.log.debug(`A connection broke: ${error.message}`);
    }
    this.log.warn(`Delivery reports are not taken here, trying again later: ${error.message}`);
    if (this.server === server) this.server = null;
    this.retry = setTimeout(() => this.listen(), TRY_AGAIN_MILLISECONDS);
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
