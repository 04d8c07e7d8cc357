import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { Accounts, AccessModule, type Role } from '#access';
import { Clock, DatabaseModule, SYSTEM, SystemClock, Transactions } from '#platform';
import { RemindersPlanModule } from '#reminders';
import { runCli } from './run-cli.js';

export const SAMPLE_FILE = 'samples/moscow-oblast-2023-12-18.yaml';
export const SAMPLE_PASSWORD = 'sample-2023-12-18';

/** Enough to walk the whole way of a commitment; every person is in the sample file. */
export const SAMPLE_ACCOUNTS: readonly { email: string; roles: Role[]; who: string }[] = [
  { email: 'first-deputy@industry.by.example.org', roles: ['executor'], who: 'answers for the bus specification' },
  { email: 'ambassador@embassy-ru.by.example.org', roles: ['executor'], who: 'answers for the certification review' },
  { email: 'office-head@government.by.example.org', roles: ['controller'], who: 'controls most of the commitments' },
  { email: 'head@administration.by.example.org', roles: ['controller'], who: 'controls the certification review' },
  { email: 'minister@industry.by.example.org', roles: ['executor', 'head'], who: 'is told when work is overdue' },
  { email: 'registrar@government.by.example.org', roles: ['registrar'], who: 'enters meetings and commitments' },
  { email: 'auditor@government.by.example.org', roles: ['auditor'], who: 'reads everything' },
  { email: 'administrator@government.by.example.org', roles: ['administrator'], who: 'manages persons and accounts' },
];

/** Deadlines of a month lie ahead then, and the rung ten working days before them has just passed. */
const DAYS_AGO = 21;

/** Whether nothing was ever entered. */
export async function isEmpty(url: string): Promise<boolean> {
  const [row] = await query<{ empty: boolean }>(url, 'SELECT NOT EXISTS (SELECT FROM bodies) AS empty');
  return row?.empty ?? false;
}

/** Loads the sample as if the meeting had been three weeks ago, so that reminders are due now. */
export async function loadSample(url: string, environment: Record<string, string | undefined>): Promise<void> {
  const signed = Temporal.Now.plainDateISO('Europe/Minsk').subtract({ days: DAYS_AGO });
  await runCli(['import', SAMPLE_FILE, '--as-if-signed', signed.toString()], { ...environment, DATABASE_URL: url });
}

/**
 * Gives the sample's persons their accounts, where they have none yet and the sample is there.
 * @returns whether the sample's accounts can be used: they are there with the password that we show.
 */
export async function ensureSampleAccounts(url: string): Promise<boolean> {
  const persons = await query<{ id: string; email: string; has_account: boolean }>(
    url,
    `SELECT p.id, p.email, a.person_id IS NOT NULL AS has_account FROM persons p LEFT JOIN accounts a ON a.person_id = p.id
     WHERE p.email = ANY($1)`,
    [SAMPLE_ACCOUNTS.map(({ email }) => email)],
  );
  const missing = SAMPLE_ACCOUNTS.flatMap(({ email, roles }) => {
    const person = persons.find((candidate) => candidate.email === email && !candidate.has_account);
    return person ? [{ personId: person.id, roles, password: SAMPLE_PASSWORD }] : [];
  });
  if (missing.length > 0) await addAccounts(url, missing);
  return persons.length === SAMPLE_ACCOUNTS.length;
}

async function addAccounts(url: string, accounts: { personId: string; roles: Role[]; password: string }[]) {
  @Global()
  @Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
  class ClockModule {}

  @Module({
    imports: [
      ClockModule,
      DatabaseModule.forRoot({ url, poolSize: 2, applicationName: 'pacta-launcher' }),
      AccessModule,
      RemindersPlanModule,
    ],
  })
  class SampleAccountsModule {}

  const app = await NestFactory.createApplicationContext(SampleAccountsModule, { logger: false, abortOnError: false });
  try {
    const service = app.get(Accounts, { strict: false });
    await app.get(Transactions, { strict: false }).run(SYSTEM, async () => {
      for (const account of accounts) await service.add(account);
    });
  } finally {
    await app.close();
  }
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
