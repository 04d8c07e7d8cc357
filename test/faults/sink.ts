import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { freePort } from '#platform';

/** A message that the server took upon itself to deliver. */
export interface Taken {
  to: string;
  messageId: string;
  /** When the server said that it is ready for the content, and when it had all of it; milliseconds since the epoch. */
  readyAt: number;
  takenAt: number;
}

/** Moments at which the driver may step in. `content`: all has come, nothing is promised. `taken`: it is, but not yet said. */
export type Step = 'sender' | 'recipient' | 'content' | 'taken';
export type Answer = 'go' | 'drop' | { code: number };
export type Intervention = (step: Step, address: string) => Answer | Promise<Answer>;

const REFUSALS: Record<Step, string> = { sender: 'Not now', recipient: 'No such user', content: 'Not this', taken: '' };

/** A mail server that knows exactly what it has accepted, by envelope and Message-ID, and fails when it is told to. */
export class FaultSink {
  readonly taken: Taken[] = [];
  intervene: Intervention = () => 'go';
  private server: SMTPServer | null = null;
  private stand: { server: Server; sockets: Set<Socket> } | null = null;

  private constructor(readonly port: number) {}

  static async start(): Promise<FaultSink> {
    const sink = new FaultSink(await freePort());
    await sink.open();
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      logger: false,
      onMailFrom: ({ address }, session, done) => void this.ask({ step: 'sender', address }, session, done),
      onRcptTo: ({ address }, session, done) => void this.ask({ step: 'recipient', address }, session, done),
      onData: (stream, session, done) => void this.receive(stream, session, done),
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  /** Nobody listens any more; connections are cut. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server) return;
    for (const connection of server.connections) connection._socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** In its place something else listens: what it does with a connection is the caller's. */
  async standIn(serve: (socket: Socket) => void): Promise<void> {
    await this.close();
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.stand = { server, sockets };
  }

  async endStandIn(): Promise<void> {
    const { stand } = this;
    this.stand = null;
    if (!stand) return;
    for (const socket of stand.sockets) socket.destroy();
    await new Promise<void>((resolve) => stand.server.close(() => resolve()));
    await this.open();
  }

  private async ask(at: { step: Step; address: string }, session: SMTPServerSession, done: (error?: Error) => void) {
    const answer = await this.intervene(at.step, at.address);
    if (answer === 'drop') this.cut(session);
    else if (answer === 'go') done();
    else done(Object.assign(new Error(REFUSALS[at.step]), { responseCode: answer.code }));
  }

  private async receive(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error) => void) {
    const readyAt = Date.now(); // the server writes its 354 after this
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
    } catch {
      return;
    }
    const to = session.envelope.rcptTo.map(({ address }) => address).join();
    const messageId = /^Message-ID: *(\S+)/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? '';
    await this.ask({ step: 'content', address: to }, session, (error) => {
      if (error) return done(error);
      this.taken.push({ to, messageId, readyAt, takenAt: Date.now() });
      void this.ask({ step: 'taken', address: to }, session, done);
    });
  }

  private cut(session: SMTPServerSession): void {
    for (const connection of this.server?.connections ?? []) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  }
}
