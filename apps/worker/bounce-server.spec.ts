import { Module } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import nodemailer from 'nodemailer';
import type pg from 'pg';
import { freePort } from '#platform';
import { MailOperationsModule } from '#reminders';
import { createTestDatabase, createTestingModule, FixedClock, type TestDatabase, testPool } from '#testing';
import { BounceServer } from './bounce-server.js';
import { WorkerOptions } from './worker-options.js';

const MAILING = '7b0c2b0e-6c3e-4d53-9f1b-2b8f0c1d9a01';

let database: TestDatabase;
let sql: pg.Pool;
let nest: TestingModule;
let port: number;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = testPool(database);
  port = await freePort();
  const options = new WorkerOptions({
    ...{
      databaseUrl: database.url,
      redisUrl: null,
      smtpUrl: '',
      smtpConnections: 1,
      publicUrl: '',
      mailFrom: '',
      sweepSeconds: 1,
    },
    ...{
      signingKey: null,
      mailLateMinutes: 15,
      bounceAddress: 'bounces@example.org',
      bounceListener: { host: '127.0.0.1', port },
    },
  });
  @Module({ imports: [MailOperationsModule], providers: [BounceServer, { provide: WorkerOptions, useValue: options }] })
  class BounceModule {}
  nest = await createTestingModule(
    { url: database.url, clock: new FixedClock('2024-01-17T06:00:00Z') },
    { imports: [BounceModule] },
  );
  await sql.query(
    `WITH person AS (
       INSERT INTO persons (code, name, email, time_zone) VALUES ('minister', 'M', 'minister@example.org', 'Europe/Minsk')
       RETURNING id
     )
     INSERT INTO mailings (id, person_id, due_at, state, settled_at, address, message_id)
     SELECT $1, id, now(), 'sent', now(), 'minister@example.org', '<m@example.org>' FROM person`,
    [MAILING],
  );
});
afterAll(async () => {
  await nest.close();
  await sql.end();
  await database.drop();
});

const REPORT = [
  ...['Content-Type: multipart/report; report-type=delivery-status; boundary=b', 'Auto-Submitted: auto-replied', ''],
  ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.net', ''],
  ...['Final-Recipient: rfc822; minister@example.org', 'Action: failed', 'Status: 5.1.1', '--b--', ''],
].join('\r\n');

/** As a mail server hands a report over: with no sender, so that nothing comes back of it. @returns the last reply's code */
async function bring(to: string, raw = REPORT): Promise<number> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    return Number((await transport.sendMail({ envelope: { from: '', to: [to] }, raw })).response.slice(0, 3));
  } catch (error) {
    return (error as { responseCode: number }).responseCode;
  } finally {
    transport.close();
  }
}

const state = async () => (await sql.query<{ state: string }>('SELECT state FROM mailings')).rows[0]?.state;

describe('the door for delivery reports', () => {
  it.each([
    'minister@example.org',
    'bounces@example.org',
    `bounces+${MAILING}@elsewhere.test`,
    `other+${MAILING}@example.org`,
  ])('is closed for %s', async (to) => expect(await bring(to)).toBe(550));

  it('is closed for what is too large', async () => {
    expect(
      await bring(`bounces+${MAILING}@example.org`, `${REPORT}\r\n${'x'.repeat(72).concat('\r\n').repeat(20_000)}`),
    ).toBe(552);
    expect(await state()).toBe('sent');
  });

  it('asks to come again with what cannot be recorded now', async () => {
    await sql.query(`UPDATE mailings SET state = 'sending', settled_at = NULL, lease_until = now() + interval '1 min'`);
    expect(await bring(`bounces+${MAILING}@example.org`)).toBe(451);
    await sql.query(`UPDATE mailings SET state = 'sent', settled_at = now(), lease_until = NULL`);
  });

  it('takes what says nothing, and does nothing', async () => {
    expect(await bring(`bounces+${MAILING}@example.org`, 'Auto-Submitted: auto-replied\r\n\r\nAway\r\n')).toBe(250);
    expect(await state()).toBe('sent');
  });

  it('takes a report and records it', async () => {
    expect(await bring(`Bounces+${MAILING}@Example.org`)).toBe(250);
    expect(await state()).toBe('failed');
    const { rows } = await sql.query('SELECT email_refusal FROM persons');
    expect(rows).toEqual([{ email_refusal: '5.1.1' }]);
  });
});
