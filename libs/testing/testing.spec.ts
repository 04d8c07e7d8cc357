import { createTransport } from 'nodemailer';
import pg from 'pg';
import { createTestDatabase, FixedClock, startSmtpSink } from './index.js';

describe('createTestDatabase', () => {
  it('gives each caller the migrated schema and nothing in it', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const client = new pg.Client({ connectionString: one.url });
    await client.connect();
    const bodies = await client.query('SELECT count(*)::int AS n FROM bodies');
    await client.end();

    expect(bodies.rows).toEqual([{ n: 0 }]);
    expect(one.name).not.toBe(other.name);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('removes a database that is still in use', async () => {
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    const errors: Error[] = [];
    const cut = new Promise((resolve) => client.once('end', resolve));
    client.on('error', (error) => errors.push(error));
    await client.connect();

    await database.drop();
    await cut;

    expect(errors[0]).toMatchObject({ code: '57P01' });
  });
});

describe('FixedClock', () => {
  it('stands still, moves by exact time, and knows the date of a zone', () => {
    const clock = new FixedClock('2024-01-17T22:30:00Z');
    expect(clock.today('Europe/Minsk').toString()).toBe('2024-01-18');
    clock.advance({ hours: -2 });
    expect(clock.today('Europe/Minsk').toString()).toBe('2024-01-17');
  });
});

describe('startSmtpSink', () => {
  const message = { from: 'pacta@pacta.test', to: 'officer@example.org', subject: 'Hello', text: 'Text' };

  it('keeps envelope and bytes of what it takes', async () => {
    const sink = await startSmtpSink();
    await createTransport(sink.url).sendMail(message);
    const [mail] = await sink.waitFor(1);
    expect(mail).toMatchObject({ from: 'pacta@pacta.test', to: ['officer@example.org'] });
    expect(mail?.raw).toContain('Subject: Hello');
    await sink.stop();
  });

  it('refuses recipients and messages with the codes it is told', async () => {
    const sink = await startSmtpSink({ onRecipient: () => ({ code: 550, message: 'no such person' }) });
    const transport = createTransport(sink.url);
    await expect(transport.sendMail(message)).rejects.toMatchObject({ responseCode: 550 });
    sink.behave({ onMessage: () => ({ code: 451, message: 'later' }) });
    await expect(transport.sendMail(message)).rejects.toMatchObject({ responseCode: 451 });
    expect(sink.mails).toHaveLength(0);
    await sink.stop();
  });

  it('can take a message and leave the sender in doubt', async () => {
    const sink = await startSmtpSink({ onMessage: () => 'take-and-drop' });
    await expect(createTransport(sink.url).sendMail(message)).rejects.toMatchObject({ code: 'ECONNECTION' });
    expect(sink.mails).toHaveLength(1);
    await sink.stop();
  });
});
