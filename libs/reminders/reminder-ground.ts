import { randomUUID } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import PostalMime from 'postal-mime';
import { Access, AccessModule, SYSTEM_PRINCIPAL } from '#access';
import { Regimes } from '#calendars';
import { MailTransport } from '#mail';
import { Replanner, SYSTEM, Transactions } from '#platform';
import {
  copyTestDatabase,
  createTestDatabase,
  createTestingModule,
  FixedClock,
  type RowsRead,
  rowsRead,
  type SmtpBehaviours,
  type SmtpSink,
  startSmtpSink,
  type TestDatabase,
} from '#testing';
import { Delivery } from './delivery.js';
import { DigestTurns } from './digest-turns.js';
import { type DueMailing, Gather } from './gather.js';
import { DEFAULT_LADDER, type Ladder } from './ladder.rules.js';
import { Ladders } from './ladders.js';
import { ReminderSettings } from './reminder-settings.js';
import { RemindersModule } from './reminders.module.js';
import { Sweep, Waker } from './sweep.js';

/** Keeps what it is told, instead of waking anybody. */
@Injectable()
export class RecordingWaker extends Waker {
  readonly batches: (readonly DueMailing[])[] = [];
  override async wake(batches: readonly (readonly DueMailing[])[]): Promise<void> {
    this.batches.push(...batches);
  }
}

/** Only the lead, only on the day: one reminder a commitment. */
const ONCE: Ladder = { ...DEFAULT_LADDER, rungs: DEFAULT_LADDER.rungs.filter(({ key }) => key === 'on-day') };

/** What the mails of a test rest on: a register on a database of its own and a mail server. For tests. */
export class ReminderGround {
  private numbers = 0;

  private constructor(
    readonly nest: TestingModule,
    readonly clock: FixedClock,
    readonly sink: SmtpSink,
    readonly database: TestDatabase,
    readonly meeting: string = randomUUID(),
  ) {}

  /** At noon on 18 December 2023 in Minsk. By the database's clock all that is planned from there is due. */
  static async start(smtp: SmtpBehaviours = {}, settings = SETTINGS): Promise<ReminderGround> {
    const [database, sink] = [await createTestDatabase(), await startSmtpSink(smtp)];
    const clock = new FixedClock('2023-12-18T09:00:00Z');
    const ground = new ReminderGround(await anotherWorker({ database, sink, clock }, settings), clock, sink, database);
    await ground.seed();
    return ground;
  }

  /** A second process on the same database and mail server. */
  worker(settings = SETTINGS): Promise<TestingModule> {
    return anotherWorker(this, settings);
  }

  /** The same register on a copy of the database, with a mail server of its own. */
  async copy(): Promise<ReminderGround> {
    const [database, sink] = [await copyTestDatabase(this.database), await startSmtpSink()];
    const nest = await anotherWorker({ database, sink, clock: this.clock }, SETTINGS);
    const copy = new ReminderGround(nest, this.clock, sink, database, this.meeting);
    copy.numbers = this.numbers;
    return copy;
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await this.sink.stop();
    await this.database.drop();
  }

  run<T>(work: () => Promise<T>, nest = this.nest): Promise<T> {
    return nest.get(Transactions).run(SYSTEM, () => {
      nest.get(Access).enter(SYSTEM_PRINCIPAL);
      return work();
    });
  }

  /** A transaction that stays open once it has done its work. @returns what ends it. */
  holding(work: () => Promise<unknown>): Promise<() => Promise<void>> {
    return new Promise((resolve, reject) => {
      const ended = this.run(async () => {
        await work();
        await new Promise<void>((end) => {
          resolve(async () => {
            end();
            await ended;
          });
        });
      });
      ended.catch(reject);
    });
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.run(() => this.nest.get(Transactions).manager.query<T[]>(sql, parameters));
  }

  /** How many rows of each table some work reads, in one transaction. */
  rowsRead(tables: readonly string[], work: () => Promise<unknown>): Promise<Record<string, RowsRead>> {
    return this.run(() => {
      const { manager } = this.nest.get(Transactions);
      return rowsRead((sql, parameters) => manager.query(sql, parameters), tables, work);
    });
  }

  /** A post in Minsk with its holder: both are called by the code. */
  async addPost(code: string, options: { reportsTo?: string; holder?: string | null } = {}): Promise<string> {
    const [{ id: post } = { id: '' }] = await this.query<{ id: string }>(
      `INSERT INTO posts (code, body_id, reports_to_id, title_en)
       SELECT $1, id, (SELECT id FROM posts WHERE code = $2), 'Post ' || $1 FROM bodies WHERE code = 'ministry' RETURNING id`,
      [code, options.reportsTo ?? null],
    );
    const holder = options.holder === undefined ? code : options.holder;
    if (holder !== null) await this.addTenure(code, await this.addPerson(holder));
    return post;
  }

  async addPerson(code: string, clearance = 'official'): Promise<string> {
    const [{ id } = { id: '' }] = await this.query<{ id: string }>(
      `INSERT INTO persons (code, name, email, time_zone, clearance)
       VALUES ($1, 'Person ' || $1, $1 || '@example.org', 'Europe/Minsk', $2)
       ON CONFLICT (code) DO UPDATE SET code = excluded.code RETURNING id`,
      [code, clearance],
    );
    return id;
  }

  async addTenure(post: string, personId: string, from = '2020-01-01'): Promise<void> {
    await this.query(
      `INSERT INTO tenures (post_id, person_id, starts_on) SELECT id, $2, $3 FROM posts WHERE code = $1`,
      [post, personId, from],
    );
  }

  /** Posts `post0`, `post1`, … with a holder each, in one go. */
  async addPosts(count: number): Promise<string[]> {
    await this.query(
      `WITH holders AS (
         INSERT INTO persons (code, name, email, time_zone)
         SELECT 'post' || n, 'Person ' || n, 'post' || n || '@example.org', 'Europe/Minsk' FROM generate_series(0, $1 - 1) n
         RETURNING id, code
       ), posts AS (
         INSERT INTO posts (code, body_id, title_en)
         SELECT 'post' || n, id, 'Post ' || n FROM bodies, generate_series(0, $1 - 1) n WHERE code = 'ministry'
         RETURNING id, code
       )
       INSERT INTO tenures (post_id, person_id, starts_on)
       SELECT posts.id, holders.id, '2020-01-01' FROM posts JOIN holders USING (code)`,
      [count],
    );
    return Array.from({ length: count }, (_, n) => `post${n}`);
  }

  /** An active commitment due on 18 January 2024, led by a post; planned. @returns its id. */
  async addCommitment(lead: string, options: CommitmentOptions = {}): Promise<string> {
    const [id = ''] = await this.addCommitments([lead], options);
    return id;
  }

  /** One for each lead, in one transaction. */
  addCommitments(leads: readonly string[], options: CommitmentOptions = {}): Promise<string[]> {
    const { ladder = 'once', classification = 'public', basis = 'default' } = options;
    const deadline = basis === 'open' ? null : '2024-01-18';
    return this.run(async () => {
      const { manager } = this.nest.get(Transactions);
      const rows: { id: string }[] = await manager.query(COMMITMENTS, [
        ...[this.meeting, leads, this.numbers, ladder, classification, basis, deadline],
        this.clock.now().toString(),
      ]);
      this.numbers += leads.length;
      const ids = rows.map(({ id }) => id);
      await manager.query(
        `INSERT INTO commitment_periods (commitment_id, ordinal, starts_on, original_deadline, current_deadline)
         SELECT id, 1, '2023-12-18', $2, $2 FROM unnest($1::uuid[]) AS id`,
        [ids, deadline],
      );
      await this.nest.get(Replanner).commitmentsChanged(ids);
      return ids;
    });
  }

  /** As a use case does it: the change and the plan in one transaction. */
  async change(commitmentId: string, assignments: string): Promise<void> {
    await this.run(async () => {
      await this.nest
        .get(Transactions)
        .manager.query(`UPDATE commitments SET ${assignments} WHERE id = $1`, [commitmentId]);
      await this.nest.get(Replanner).commitmentsChanged([commitmentId]);
    });
  }

  /** `rung person state`, in the order of the ladder. */
  async occurrences(commitmentId: string): Promise<string[]> {
    const rows = await this.query<{ line: string }>(
      `SELECT concat_ws(' ', o.rung, coalesce(p.code, 'nobody'), to_char(o.due_at, 'MM-DD'), o.state) AS line
       FROM occurrences o LEFT JOIN persons p ON p.id = o.recipient_id
       WHERE o.commitment_id = $1 ORDER BY o.due_at, o.rung, p.code`,
      [commitmentId],
    );
    return rows.map(({ line }) => line);
  }

  /** The text parts of the mails that were taken, in order. */
  texts(): Promise<string[]> {
    return Promise.all(this.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).text ?? ''));
  }

  /** Whoever was entered by hand comes to have digests looked after, as each night. */
  addNewcomers(): Promise<void> {
    return this.run(() => this.nest.get(DigestTurns, { strict: false }).addNewcomers());
  }

  gather(nest = this.nest): Promise<string[]> {
    return this.run(async () => ((await nest.get(Gather).gather()) ?? []).map(({ id }) => id), nest);
  }

  async gatherAndDeliver(nest = this.nest): Promise<void> {
    await nest.get(Delivery).deliver(await this.gather(nest));
  }

  /** What the leases of workers that died, or waits between attempts, come to in the end. */
  async letTimePass(): Promise<void> {
    await this.query(`UPDATE mailings SET next_attempt_at = now() - interval '1 s',
      lease_until = CASE WHEN state = 'sending' THEN now() - interval '1 s' END WHERE state IN ('queued', 'sending')`);
  }

  private async seed(): Promise<void> {
    await this.run(async () => {
      await this.nest.get(Regimes).ensureShipped();
      await this.nest.get(Ladders).ensureShipped();
    });
    await this.query(`INSERT INTO ladders (code, name, rules) VALUES ('once', 'Once', $1)`, [JSON.stringify(ONCE)]);
    await this.query(`INSERT INTO bodies (code, kind, country, time_zone, name_en)
      VALUES ('ministry', 'ministry', 'BY', 'Europe/Minsk', 'Ministry')`);
    await this.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport')`);
    await this.query(
      `INSERT INTO meetings (id, code, title, held_on) VALUES ($1, 'BY-RU/2023-12-18', 'Meeting', '2023-12-18')`,
      [this.meeting],
    );
    await this.addPost('president');
    await this.addPost('premier');
    await this.addPost('inspector', { reportsTo: 'premier' });
  }
}

interface CommitmentOptions {
  ladder?: string;
  classification?: string;
  basis?: 'default' | 'open';
}

const COMMITMENTS = `
  INSERT INTO commitments (reference, meeting_id, number, kind, side, area_code, title, text, verifiable, lead_post_id,
    controller_post_id, author_post_id, status, regime_code, ladder_code, classification, signed_on, deadline_basis,
    original_deadline, current_deadline, controlled_at)
  SELECT 'BY-RU/2023-12-18/' || n, $1::uuid, n, 'commitment', 'ours', 'transport', 'Title ' || n, 'Text', true,
    lead.id, controller.id, author.id, 'active', 'cis', $4, $5, '2023-12-18', $6, $7::date, $7::date, $8::timestamptz
  FROM unnest($2::text[]) WITH ORDINALITY AS wanted (code, place)
  CROSS JOIN LATERAL (SELECT $3::integer + place AS n) AS numbers
  JOIN posts lead USING (code), posts controller, posts author
  WHERE controller.code = 'inspector' AND author.code = 'president'
  ORDER BY n
  RETURNING id`;

const SETTINGS = reminderSettings();

/** Those of the tests, with what is to be different. */
export function reminderSettings(options: { dryRunFolder?: string; bounceAddress?: string } = {}): ReminderSettings {
  return new ReminderSettings('Pacta <pacta@example.org>', 'https://pacta.example.org', options);
}

function anotherWorker(
  { database, sink, clock }: { database: TestDatabase; sink: SmtpSink; clock: FixedClock },
  settings: ReminderSettings,
): Promise<TestingModule> {
  const reminders = RemindersModule.forRoot({ settings, transport: new MailTransport({ url: sink.url }) });
  @Module({ imports: [reminders], providers: [Sweep, { provide: Waker, useClass: RecordingWaker }] })
  class SweepModule {}
  return createTestingModule({ url: database.url, clock }, { imports: [AccessModule, SweepModule] });
}
