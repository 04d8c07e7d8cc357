import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type SmtpSink, startSmtpSink } from '#testing';
import { exampleMail } from './examples.js';
import { MailTransport } from './mail-transport.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { renderReminder } from './render-reminder.js';

const mail = (id = 'one'): OutgoingMail => renderReminder({ ...exampleMail('en', 1), messageId: `${id}@pacta.test` });

describe('MailTransport', () => {
  const open: { close(): unknown }[] = [];
  const transportTo = (url: string, timeoutSeconds = 5): MailTransport => {
    const transport = new MailTransport({ url, timeoutSeconds });
    open.push(transport);
    return transport;
  };
  afterEach(async () => {
    for (const resource of open.splice(0)) await resource.close();
  });

  describe('to a server that keeps to the protocol', () => {
    let sink: SmtpSink;
    beforeAll(async () => {
      sink = await startSmtpSink();
    });
    afterAll(() => sink.stop());
    beforeEach(() => {
      sink.mails.length = 0;
      sink.behave({});
    });

    it('hands a message over once, to the one address of the envelope', async () => {
      expect(await transportTo(sink.url).send(mail())).toEqual({ kind: 'sent' });
      expect(sink.mails).toHaveLength(1);
      expect(sink.mails[0]).toMatchObject({ from: 'pacta@pacta.test', to: ['a.kavalenka@ministry.example.org'] });
      expect(sink.mails[0]?.raw).toContain('Message-ID: <one@pacta.test>');
    });

    it('sends many at once over its connections, each one time', async () => {
      // The last of them waits for all others: on a busy machine longer than a mail may take.
      const transport = transportTo(sink.url, 60);
      const outcomes = await Promise.all(Array.from({ length: 60 }, (_, index) => transport.send(mail(`m${index}`))));
      expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true);
      const ids = sink.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
      expect(new Set(ids).size).toBe(60);
      expect(ids).toHaveLength(60);
    });

    it.each([
      [450, 'temporary'],
      [550, 'permanent'],
    ])('a recipient refused with %i is %s, and the connection goes on', async (code, kind) => {
      sink.behave({ onRecipient: () => ({ code, message: 'no' }) });
      const transport = transportTo(sink.url);
      const outcome = await transport.send(mail());
      expect(outcome).toMatchObject({ kind, reason: expect.stringContaining(String(code)) as string });
      if (outcome.kind === 'temporary') expect(outcome.mayHaveBeenTaken).toBe(false);
      sink.behave({});
      expect(await transport.send(mail('two'))).toEqual({ kind: 'sent' });
      expect(sink.mails).toHaveLength(1);
    });

    it.each([
      [452, { kind: 'temporary', mayHaveBeenTaken: false }],
      [554, { kind: 'permanent' }],
    ])('a message refused with %i', async (code, outcome) => {
      sink.behave({ onMessage: () => ({ code, message: 'no' }) });
      expect(await transportTo(sink.url).send(mail())).toMatchObject(outcome);
    });

    it('cannot know when the connection dies after the message was taken, and does not send it again', async () => {
      sink.behave({ onMessage: () => 'take-and-drop' });
      expect(await transportTo(sink.url).send(mail())).toMatchObject({ kind: 'temporary', mayHaveBeenTaken: true });
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(sink.mails).toHaveLength(1);
    });

    it('keeps a message back at the last moment, and the next one goes out', async () => {
      const transport = transportTo(sink.url);
      const seen: string[] = [];
      sink.behave({ onRecipient: (address) => (seen.push(address), 'take') });
      const refused = await transport.send(mail(), async () => (expect(seen).toHaveLength(1), false));
      expect(refused).toEqual({ kind: 'withdrawn', reason: 'It is no longer to be sent' });
      const broken = await transport.send(mail(), () => Promise.reject(new Error('no database')));
      expect(broken).toEqual({ kind: 'withdrawn', reason: 'no database' });
      expect(await transport.send(mail('two'), async () => true)).toEqual({ kind: 'sent' });
      expect(sink.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).toEqual(['<two@pacta.test>']);
    });

    it('does not let a message leave whose time has run out', async () => {
      const outcome = await transportTo(sink.url, 0.3).send(mail(), async () => {
        await new Promise((resolve) => setTimeout(resolve, 600));
        return true;
      });
      expect(outcome).toMatchObject({ kind: 'temporary', mayHaveBeenTaken: false });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(sink.mails).toHaveLength(0);
    });

    it('gives up on a server that never answers, and says that it may have the message', async () => {
      sink.behave({ onMessage: () => 'silence' });
      const started = performance.now();
      const outcome = await transportTo(sink.url, 0.5).send(mail());
      expect(outcome).toEqual({ kind: 'temporary', reason: 'No answer within 0.5 seconds', mayHaveBeenTaken: true });
      expect(performance.now() - started).toBeLessThan(2000);
    });

    it('counts the wait for a connection: what was never handed over cannot have been taken', async () => {
      sink.behave({ onMessage: () => 'silence' });
      const transport = transportTo(sink.url, 0.5);
      const oneMore = transport.connections + 1;
      const outcomes = await Promise.all(
        Array.from({ length: oneMore }, (_, index) => transport.send(mail(`w${index}`))),
      );
      const taken = outcomes.map((outcome) => outcome.kind === 'temporary' && outcome.mayHaveBeenTaken);
      expect(taken).toEqual([...Array<boolean>(transport.connections).fill(true), false]);
    });

    it.each([
      'not an address',
      'a@example.org, b@example.org',
      'a@example.org\r\nRCPT TO:<b@example.org>',
      'алесь@example.org',
    ])('never lets %j near a server', async (address) => {
      const given = mail();
      const outcome = await transportTo(sink.url).send({ ...given, envelope: { ...given.envelope, to: address } });
      expect(outcome).toMatchObject({ kind: 'permanent', reason: expect.stringMatching(/^The address /) as string });
      expect(sink.mails).toHaveLength(0);
    });
  });

  describe('to a server that fails', () => {
    /** Answers each command by its first word; `cut` closes the connection instead. */
    const scripted = async (answers: Record<string, string>): Promise<{ url: string; bodies: string[] }> => {
      const bodies: string[] = [];
      const sockets = new Set<Socket>();
      const server: Server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        serve(socket, answers, bodies);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      open.push({ close: () => server.close() }, { close: () => sockets.forEach((socket) => socket.destroy()) });
      return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?ignoreTLS=true`, bodies };
    };
    const notTaken = { kind: 'temporary', mayHaveBeenTaken: false };

    it('the script itself lets a message through', async () => {
      const { url, bodies } = await scripted({});
      expect(await transportTo(url).send(mail())).toEqual({ kind: 'sent' });
      expect(bodies).toHaveLength(1);
    });

    it.each<[string, Record<string, string>]>([
      ['refuses everybody in its greeting', { greeting: '554 no service here' }],
      ['closes at the greeting', { greeting: 'cut' }],
      ['is shutting down', { greeting: '421 try later' }],
      ['refuses EHLO', { EHLO: '550 no', HELO: '550 no' }],
      ['puts the sender off', { MAIL: '451 later' }],
      ['refuses the sender', { MAIL: '550 not you' }],
      ['dies at the sender', { MAIL: 'cut' }],
      ['dies at the recipient', { RCPT: 'cut' }],
      ['wants authentication', { RCPT: '530 authenticate first' }],
      ['does not relay', { RCPT: '554 5.7.1 Relay access denied' }],
      ['dies at DATA', { DATA: 'cut' }],
      ['puts DATA off', { DATA: '451 later' }],
    ])('%s: temporary, and nothing can have been taken', async (_what, answers) => {
      const { url, bodies } = await scripted(answers);
      expect(await transportTo(url).send(mail())).toMatchObject(notTaken);
      expect(bodies).toHaveLength(0);
    });

    it('dies after the last byte: nobody can know', async () => {
      const { url, bodies } = await scripted({ body: 'cut' });
      expect(await transportTo(url).send(mail())).toMatchObject({ kind: 'temporary', mayHaveBeenTaken: true });
      expect(bodies).toHaveLength(1);
    });

    it('says goodbye instead of taking the message: it was not taken', async () => {
      const { url } = await scripted({ body: '451 later' });
      expect(await transportTo(url).send(mail())).toMatchObject(notTaken);
    });

    it('is not there', async () => {
      const { url } = await scripted({});
      for (const resource of open.splice(0)) await resource.close();
      const outcome = await transportTo(url).send(mail());
      expect(outcome).toMatchObject({ ...notTaken, reason: expect.stringContaining('ECONNREFUSED') as string });
    });

    it('comes back: the next message goes out', async () => {
      const answers: Record<string, string> = { RCPT: 'cut' };
      const { url } = await scripted(answers);
      const transport = transportTo(url);
      expect(await transport.send(mail())).toMatchObject(notTaken);
      delete answers['RCPT'];
      expect(await transport.send(mail('two'))).toEqual({ kind: 'sent' });
    });
  });

  it('signs in with the name and password of the URL; a refused password is no fault of the address', async () => {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'pacta@relay' && password === 'p:ss w/rd'
          ? done(null, { user: 'pacta' })
          : done(Object.assign(new Error('bad credentials'), { responseCode: 535 })),
      onData: (stream, _session, done) => stream.resume().on('end', () => done()),
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => new Promise<void>((resolve) => server.close(resolve)) });
    const { port } = server.server.address() as AddressInfo;
    const right = transportTo(`smtp://pacta%40relay:p%3Ass%20w%2Frd@127.0.0.1:${port}`);
    expect(await right.send(mail())).toEqual({ kind: 'sent' });
    right.close();
    const wrong = transportTo(`smtp://pacta:wrong@127.0.0.1:${port}`);
    expect(await wrong.send(mail())).toMatchObject({ kind: 'temporary', mayHaveBeenTaken: false });
    wrong.close();
  });
});

function serve(socket: Socket, answers: Record<string, string>, bodies: string[]): void {
  const reply = (word: string, usual: string): void => {
    const answer = answers[word] ?? usual;
    if (answer === 'cut') socket.destroy();
    else socket.write(`${answer}\r\n`);
  };
  let rest = '';
  let body: string[] | null = null;
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (body && line !== '.') body.push(line);
      else if (body) {
        bodies.push(body.join('\r\n'));
        body = null;
        reply('body', '250 taken');
      } else {
        const word = line.slice(0, 4).toUpperCase();
        reply(word, word === 'DATA' ? '354 go on' : '250 ok');
        if (word === 'DATA' && !answers['DATA']) body = [];
      }
    }
  });
  reply('greeting', '220 test ESMTP');
}
