import { randomUUID } from 'node:crypto';
import type { TestPerson } from '../../apps/api/testing/start-test-api.js';
import { startTestApi, type TestApi } from '../../apps/api/testing/start-test-api.js';
import { Calendars, Regimes } from '#calendars';
import { Periods } from '#commitments';
import { SYSTEM, Transactions } from '#platform';
import { CheckPlan, Ladders } from '#reminders';
import {
  ACTOR_NAMES,
  ACTORS,
  type ActorName,
  COUNTERPART,
  POST_NAMES,
  type PostName,
  POSTS,
  SINCE,
} from './company.js';
import { type Day, Deadlines } from './days.js';
import type { Ids, Request } from './step.js';
import { BODY, CALENDAR_DAYS, FINGERPRINT, OF_A_LIFE, POST, TENURE } from './stage.sql.js';
import type { Names } from './view.js';

/** The moment at which every life begins. */
export const BEGINNING = '2024-01-17T09:00:00+03:00';

export interface Sent extends Omit<Request, 'method'> {
  method?: 'GET' | 'POST' | 'PATCH';
  version?: number | null;
  key?: string;
}

export interface Answer {
  status: number;
  body: unknown;
  isReplayed: boolean;
}

/** The real API on a real PostgreSQL with its people; all lives are played on it, one after the other. */
export class Stage implements Ids, Names {
  private readonly people = new Map<ActorName, TestPerson>();
  private readonly posts = new Map<PostName, string>();
  private readonly names = new Map<string, ActorName | PostName>();
  private tables: string[] = [];
  meetingId = '';
  counterpartId = '';
  deadlines: Deadlines;
  readonly counted = { steps: 0, requests: 0, reached: new Set<string>() };

  private constructor(private readonly api: TestApi) {}

  static async set(): Promise<Stage> {
    const stage = new Stage(await startTestApi({ at: BEGINNING }));
    try {
      await stage.furnish();
    } catch (error) {
      await stage.strike();
      throw error;
    }
    return stage;
  }

  strike(): Promise<void> {
    return this.api.close();
  }

  private async furnish(): Promise<void> {
    const { app, sql } = this.api;
    for (const name of ACTOR_NAMES) {
      const { roles, clearance } = ACTORS[name];
      const person = await this.api.addPerson({ roles: [...roles], clearance });
      await sql.query('UPDATE persons SET name = $2 WHERE id = $1', [person.id, name]);
      this.people.set(name, person);
      this.names.set(person.id, name);
    }
    // The clock goes back and forth by months; a session is not what is looked at.
    await sql.query("UPDATE sessions SET expires_at = '2999-01-01'");
    await app.get(Transactions).run(SYSTEM, async () => {
      await app.get(Regimes).ensureShipped();
      await app.get(Ladders).ensureShipped();
      await app.get(Calendars).load([...POST_NAMES.map((name) => POSTS[name].country), COUNTERPART]);
    });
    for (const name of POST_NAMES) await this.addPost(name);
    for (const name of POST_NAMES) {
      const above: PostName | null = POSTS[name].reportsTo;
      if (above)
        await sql.query('UPDATE posts SET reports_to_id = $2 WHERE id = $1', [this.post(name), this.post(above)]);
    }
    this.counterpartId = await this.addBody({ name: 'counterpart', country: COUNTERPART, timeZone: 'Africa/Cairo' });
    await this.api.sql.query("INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')");
    const meeting = { code: 'BY-EG/2023-12-18', title: 'A meeting', heldOn: '2023-12-18', participants: [] };
    const made = await this.send('registrar', { method: 'POST', path: '/meetings', body: meeting });
    this.meetingId = (made.body as { id: string }).id;
    this.deadlines = new Deadlines(await this.exceptions());
    this.tables = (await sql.query<{ name: string }>(OF_A_LIFE)).rows.map(({ name }) => name);
    await this.clear();
  }

  private async addBody(body: { name: string; country: string; timeZone: string }): Promise<string> {
    const id = randomUUID();
    await this.api.sql.query(BODY, [id, body.name, body.country, body.timeZone]);
    return id;
  }

  private async addPost(name: PostName): Promise<void> {
    const body = await this.addBody({ name: `body-${name}`, ...POSTS[name] });
    const id = randomUUID();
    await this.api.sql.query(POST, [id, name, body]);
    this.posts.set(name, id);
    this.names.set(id, name);
  }

  private async exceptions() {
    const { rows } = await this.api.sql.query<{ country: string; day: Day; working: boolean }>(CALENDAR_DAYS);
    const found = new Map<string, Map<Day, boolean>>();
    for (const { country, day, working } of rows) {
      found.set(country, (found.get(country) ?? new Map<Day, boolean>()).set(day, working));
    }
    return found;
  }

  /** Takes everything of the last life away: the next begins with an empty register and the first holders. */
  async clear(): Promise<void> {
    const client = await this.api.sql.connect();
    try {
      // As a replica, no trigger minds what only a test does.
      await client.query('SET session_replication_role = replica');
      await client.query(this.tables.map((table) => `DELETE FROM ${table}`).join(';'));
      for (const post of POST_NAMES) {
        const { holder } = POSTS[post];
        if (holder) await client.query(TENURE, [this.post(post), this.person(holder), SINCE]);
      }
      await client.query('SET session_replication_role = origin');
    } finally {
      client.release();
    }
    this.api.clock.set(BEGINNING);
  }

  get now(): number {
    return this.api.clock.now().epochMilliseconds;
  }

  advance(milliseconds: number): void {
    this.api.clock.advance({ milliseconds });
  }

  post(name: PostName): string {
    return this.posts.get(name) ?? '';
  }

  person(name: ActorName): string {
    return this.people.get(name)?.id ?? '';
  }

  actor(id: string): ActorName {
    return this.names.get(id) as ActorName;
  }

  postOf(id: string): PostName {
    return this.names.get(id) as PostName;
  }

  /** Asks the API. A fault of the server ends the life at once. */
  async send(actor: ActorName, { method = 'GET', path, body, version, key }: Sent): Promise<Answer> {
    this.counted.requests += 1;
    const response = await this.api.app.inject({
      ...{ method, url: `/api/v1${path}` },
      ...(body !== undefined && { payload: body }),
      headers: {
        authorization: `Bearer ${this.people.get(actor)?.token ?? ''}`,
        ...(typeof version === 'number' && { 'if-match': `"${version}"` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
    });
    const answer = {
      ...{ status: response.statusCode, body: response.json<unknown>() },
      isReplayed: response.headers['idempotency-replayed'] === 'true',
    };
    if (answer.status >= 500) {
      throw new Error(`${method} ${path} answers ${answer.status}: ${response.body} ${String(this.api.errors.at(-1))}`);
    }
    return answer;
  }

  /** A sum over all that this life has left in the database: it stays the same when nothing was changed. */
  async fingerprint(): Promise<string> {
    const { rows } = await this.api.sql.query<{ sum: string }>(FINGERPRINT(this.tables));
    return rows[0]?.sum ?? '';
  }

  /** What the night adds to what recurs. */
  async night(): Promise<void> {
    const { app } = this.api;
    await app.get(Transactions).run(SYSTEM, () => app.get(Periods).topUpAll());
  }

  /** What the stored plan of reminders has that a recomputation has not, or the other way round; in words. */
  async checkPlan(): Promise<string[]> {
    const { differences, sample } = await this.api.app.get(CheckPlan, { strict: false }).run();
    if (differences === 0) return [];
    return sample.map(({ kind, occurrence: { rung, ordinal, dueAt, recipientId } }) =>
      [kind, rung, 'of period', ordinal, 'at', dueAt.toString(), 'for', recipientId && this.actor(recipientId)].join(
        ' ',
      ),
    );
  }

  /** Holds the row of a commitment locked while some work is done, as a change of it does: others may still point to it. */
  async whileLocked<T>(commitmentId: string, work: () => Promise<T>): Promise<T> {
    const client = await this.api.sql.connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT FROM commitments WHERE id = $1 FOR NO KEY UPDATE', [commitmentId]);
      return await work();
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }
}
