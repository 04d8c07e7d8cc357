import type { TestingModule } from '@nestjs/testing';
import { Temporal } from 'temporal-polyfill';
import { Access, AccessModule, type Principal, SYSTEM_PRINCIPAL } from '#access';
import { CalendarsModule, Regimes } from '#calendars';
import { Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, overlap, type TestDatabase } from '#testing';
import type { Meeting } from '../meeting.js';
import { Meetings } from '../meetings.js';
import { MeetingsModule } from '../meetings.module.js';
import { NoRemindersModule } from '../no-reminders.js';

/** An id that nothing has. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

/** What the specs of this lib stand on: its module on a database of its own, with a body on each side. */
export class MeetingGround {
  private count = 0;

  private constructor(
    readonly module: TestingModule,
    private readonly database: TestDatabase,
    readonly bodies: { ours: string; theirs: string },
    /** A post of theirs. */
    readonly governor: string,
  ) {}

  /** On the day after the meeting. */
  static async start(): Promise<MeetingGround> {
    const database = await createTestDatabase();
    const clock = new FixedClock('2023-12-19T09:00:00Z');
    const imports = [NoRemindersModule, AccessModule, CalendarsModule, MeetingsModule];
    const module = await createTestingModule({ url: database.url, clock }, { imports });
    const bare = new MeetingGround(module, database, { ours: '', theirs: '' }, '');
    await bare.run(() => module.get(Regimes).ensureShipped());
    const [ours, theirs] = await bare.query<{ id: string }>(BODIES);
    const [governor] = await bare.query<{ id: string }>(GOVERNOR);
    if (!ours || !theirs || !governor) throw new Error('all three have been entered');
    return new MeetingGround(module, database, { ours: ours.id, theirs: theirs.id }, governor.id);
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.database.drop();
  }

  as<T>(principal: Principal, work: () => Promise<T>): Promise<T> {
    return this.transactions.run({ personId: principal.personId }, () => {
      this.module.get(Access).enter(principal);
      return work();
    });
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.as(SYSTEM_PRINCIPAL, work);
  }

  query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.run(() => this.transactions.manager.query<T[]>(sql, values));
  }

  /** Two transactions that overlap: see #testing. */
  overlap(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>[]> {
    return overlap(this.transactions, one, other);
  }

  newMeeting() {
    this.count += 1;
    return {
      code: `BY-RU-MOS/2023-12-18-${this.count}`,
      title: 'Working meeting',
      heldOn: Temporal.PlainDate.from('2023-12-18'),
      participants: [],
    };
  }

  meet(): Promise<Meeting> {
    return this.run(() => this.module.get(Meetings).create(this.newMeeting()));
  }

  private get transactions(): Transactions {
    return this.module.get(Transactions);
  }
}

const BODIES = `
  INSERT INTO bodies (code, kind, country, time_zone, name_en)
  VALUES ('by', 'state', 'BY', 'Europe/Minsk', 'Belarus'), ('mos', 'region', 'RU', 'Europe/Moscow', 'Moscow Oblast')
  RETURNING id`;
const GOVERNOR = `
  INSERT INTO posts (code, body_id, title_en) SELECT 'governor', id, 'Governor' FROM bodies WHERE code = 'mos'
  RETURNING id`;
