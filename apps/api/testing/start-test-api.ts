import { randomUUID } from 'node:crypto';
import type { ModuleMetadata } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type pg from 'pg';
import type { Classification, Role } from '#access';
import { Accounts } from '#access';
import { Clock, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, FixedClock, testPool } from '#testing';
import { AppModule } from '../app.module.js';
import { serveDocumentation, setPrefix } from '../http/documentation.js';
import { createAdapter, equip } from '../http/server.js';
import { holdToDocument } from './documented-answers.js';

const PASSWORD = 'correct horse battery';

/** A person with an account, and a token that is signed in. */
export interface TestPerson {
  id: string;
  email: string;
  password: string;
  token: string;
}

/** The whole API on a database of its own, with its clock in the test's hand. Every answer is held to the document. */
export interface TestApi {
  app: NestFastifyApplication;
  clock: FixedClock;
  /** A connection beside the API's own, to prepare and to look. */
  sql: pg.Pool;
  /** What was logged as an error: should be nothing. */
  errors: unknown[];
  addPerson(options?: { roles?: Role[]; clearance?: Classification }): Promise<TestPerson>;
  /** A body and a post in it; the holder takes office on `from`. */
  addPost(options?: { holder?: string; timeZone?: string; from?: string; reportsTo?: string }): Promise<string>;
  close(): Promise<void>;
}

export async function startTestApi(
  options: { at?: string; publicUrl?: string; screens?: string; trustedProxies?: string[] } = {},
  extra: ModuleMetadata = {},
): Promise<TestApi> {
  const database = await createTestDatabase();
  const clock = new FixedClock(options.at ?? '2024-01-17T09:00:00+03:00');
  const errors: unknown[] = [];
  const log = { error: (details: { err: unknown }) => void errors.push(details.err) };
  const { publicUrl = null, trustedProxies = ['loopback'] } = options;
  const apiOptions = { databaseUrl: database.url, publicUrl, trustedProxies, mailLateMinutes: 15, screens: null };
  const api = AppModule.forRoot(apiOptions, log);
  const module = await Test.createTestingModule({ ...extra, imports: [api, ...(extra.imports ?? [])] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(createAdapter(apiOptions), {
    rawBody: true,
    logger: false,
  });
  setPrefix(app);
  await equip(app, options.screens ?? null);
  holdToDocument(app);
  serveDocumentation(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  // What a test prepares has been so since the clock began, not since the test ran.
  const sql = testPool(database, { max: 4, options: `-c pacta.now=${clock.now().toString()}` });
  const close = async () => {
    await app.close();
    await sql.end();
    await database.drop();
  };
  return { app, clock, sql, errors, addPerson: (o) => addPerson(app, sql, o), addPost: (o) => addPost(sql, o), close };
}

async function addPerson(
  app: NestFastifyApplication,
  sql: pg.Pool,
  { roles = [], clearance = 'public' }: { roles?: Role[]; clearance?: Classification } = {},
): Promise<TestPerson> {
  const id = randomUUID();
  const email = `p-${id}@mfa.example.org`;
  await sql.query(
    `INSERT INTO persons (id, code, name, email, time_zone, clearance) VALUES ($1, $2, $3, $4, 'Europe/Minsk', $5)`,
    [id, `p-${id}`, `Person ${id.slice(0, 4)}`, email, clearance],
  );
  const accounts = app.get(Accounts);
  await app.get(Transactions).run(SYSTEM, () => accounts.add({ personId: id, password: PASSWORD, roles }));
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { email, password: PASSWORD },
    remoteAddress: `10.${Array.from({ length: 3 }, () => Math.floor(Math.random() * 255)).join('.')}`,
  });
  return { id, email, password: PASSWORD, token: response.json<{ token: string }>().token };
}

async function addPost(
  sql: pg.Pool,
  options: { holder?: string; timeZone?: string; from?: string; reportsTo?: string } = {},
): Promise<string> {
  const [body, post] = [randomUUID(), randomUUID()];
  await sql.query(
    `INSERT INTO bodies (id, code, kind, country, time_zone, name_en) VALUES ($1, $2, 'ministry', 'BY', $3, 'A ministry')`,
    [body, `b-${body}`, options.timeZone ?? 'Europe/Minsk'],
  );
  await sql.query(
    `INSERT INTO posts (id, code, body_id, reports_to_id, title_en) VALUES ($1, $2, $3, $4, 'Minister')`,
    [post, `o-${post}`, body, options.reportsTo ?? null],
  );
  if (options.holder !== undefined) {
    await sql.query('INSERT INTO tenures (post_id, person_id, starts_on) VALUES ($1, $2, $3)', [
      post,
      options.holder,
      options.from ?? '2020-01-01',
    ]);
  }
  return post;
}
