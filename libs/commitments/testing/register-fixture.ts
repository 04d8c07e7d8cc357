import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { Temporal } from 'temporal-polyfill';
import { Access, AccessModule, type Principal, type Role, SYSTEM_PRINCIPAL } from '#access';
import { Regimes } from '#calendars';
import { DomainError, Replanner, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, overlap, type TestDatabase } from '#testing';
import type { CommitmentDraft } from '../commitment-draft.js';
import { CommitmentsModule } from '../commitments.module.js';
import { CreateCommitment } from '../create-commitment.js';
import { PutOnControl } from '../put-on-control.js';

/** Remembers what it was told; reminders are not under test here. */
export class RecordingReplanner extends Replanner {
  readonly changed: string[][] = [];
  override async commitmentsChanged(ids: readonly string[]): Promise<void> {
    this.changed.push([...ids]);
  }
  override async rosterChanged(): Promise<void> {}
  override async digestsChanged(): Promise<void> {}
  override async calendarChanged(): Promise<void> {}
  override async meetingChanged(): Promise<void> {}
}

const PERSONS = {
  registrar: ['registrar'],
  lead: ['executor'],
  coExecutor: ['executor'],
  controller: ['controller'],
  author: [],
  head: ['head'],
  assessor: ['assessor'],
  auditor: ['auditor'],
  observer: ['observer'],
  /** Stands in for the controller, and may control; holds no post. */
  deputy: ['controller', 'executor'],
  stranger: ['executor'],
} as const satisfies Record<string, readonly Role[]>;
export type PersonKey = keyof typeof PERSONS;

const POSTS = ['lead', 'coExecutor', 'controller', 'author', 'head', 'counterpart', 'other'] as const;
export type PostKey = (typeof POSTS)[number];

/** Bodies, posts and persons for tests of the register, on a database of their own. */
export class RegisterFixture {
  readonly person = Object.fromEntries(Object.keys(PERSONS).map((key) => [key, randomUUID()])) as Record<
    PersonKey,
    string
  >;
  readonly post = Object.fromEntries(POSTS.map((key) => [key, randomUUID()])) as Record<PostKey, string>;
  readonly body = { ministry: randomUUID(), department: randomUUID(), oblast: randomUUID() };
  readonly meeting = randomUUID();
  readonly otherMeeting = randomUUID();
  readonly document = randomUUID();

  private constructor(
    readonly nest: TestingModule,
    readonly clock: FixedClock,
    readonly replanner: RecordingReplanner,
    private readonly database: TestDatabase,
  ) {}

  /** 18 December 2023, noon in Minsk, unless told otherwise. */
  static async start(now = '2023-12-18T09:00:00Z'): Promise<RegisterFixture> {
    const database = await createTestDatabase();
    const clock = new FixedClock(now);
    const replanner = new RecordingReplanner();
    @Global()
    @Module({ providers: [{ provide: Replanner, useValue: replanner }], exports: [Replanner] })
    class ReplannerModule {}
    const nest = await createTestingModule(
      { url: database.url, clock },
      { imports: [AccessModule, ReplannerModule, CommitmentsModule] },
    );
    const fixture = new RegisterFixture(nest, clock, replanner, database);
    await fixture.seed();
    return fixture;
  }

  async stop(): Promise<void> {
    await this.nest.close();
    await this.database.drop();
  }

  /** Runs work in a transaction as a person, with the posts that belong to the person of that name. */
  as<T>(who: PersonKey | 'system', work: () => Promise<T>, more: Partial<Principal> = {}): Promise<T> {
    const personId = who === 'system' ? null : this.person[who];
    return this.nest.get(Transactions).run({ personId }, () => {
      this.nest.get(Access).enter(who === 'system' ? SYSTEM_PRINCIPAL : { ...this.principal(who), ...more });
      return work();
    });
  }

  /** Two at once, each as a person: the second begins when the first has done its work and not yet committed. */
  atOnce(
    ...[first, second]: [who: PersonKey, work: () => Promise<unknown>][]
  ): Promise<PromiseSettledResult<unknown>[]> {
    const transactions = this.nest.get(Transactions);
    const acting =
      ([who, work]: [PersonKey, () => Promise<unknown>]) =>
      async () => {
        await transactions.become({ personId: this.person[who] });
        return this.as(who, work);
      };
    return overlap(transactions, acting(first), acting(second));
  }

  principal(who: PersonKey): Principal {
    const postIds = who in this.post ? [this.post[who as PostKey & PersonKey]] : [];
    const actingFor = who === 'deputy' ? [{ personId: this.person.controller, postIds: [this.post.controller] }] : [];
    const [personId, roles] = [this.person[who], PERSONS[who]];
    return { personId, roles, clearance: 'confidential', language: 'en', postIds, actingFor };
  }

  draft(more: Partial<CommitmentDraft> = {}): CommitmentDraft {
    return {
      meetingId: this.meeting,
      kind: 'commitment',
      side: 'ours',
      areaCode: 'transport',
      title: 'Specification of the bus fleet',
      text: 'Agree on a joint specification for the public-transport fleet.',
      verifiable: true,
      leadPostId: this.post.lead,
      controllerPostId: this.post.controller,
      authorPostId: this.post.author,
      deadline: { basis: 'default' },
      ...more,
    };
  }

  /** Enters a draft; answers its id. */
  async create(more: Partial<CommitmentDraft> = {}): Promise<string> {
    return (await this.as('registrar', () => this.nest.get(CreateCommitment).create(this.draft(more)))).id;
  }

  /** Enters a draft and puts it on control: version 2. */
  async createActive(more: Partial<CommitmentDraft> = {}): Promise<string> {
    const commitmentId = await this.create(more);
    await this.as('registrar', () => this.nest.get(PutOnControl).run({ commitmentId, version: 1 }));
    return commitmentId;
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.as('system', () => this.nest.get(Transactions).manager.query<T[]>(sql, parameters));
  }

  async versionOf(id: string): Promise<number> {
    return (await this.query<{ version: number }>('SELECT version FROM commitments WHERE id = $1', [id]))[0].version;
  }

  private async seed(): Promise<void> {
    await this.as('system', () => this.nest.get(Regimes).ensureShipped());
    const { ministry, department, oblast } = this.body;
    await this.query(
      `INSERT INTO bodies (id, code, parent_id, kind, country, time_zone, name_en, name_ru, name_be) VALUES
         ($1, 'ministry', NULL, 'ministry', 'BY', 'Europe/Minsk', 'Ministry', 'Министерство', 'Міністэрства'),
         ($2, 'department', $1, 'agency', 'BY', 'Europe/Minsk', 'Department', NULL, NULL),
         ($3, 'oblast', NULL, 'region', 'RU', 'Europe/Moscow', 'Oblast', 'Область', NULL)`,
      [ministry, department, oblast],
    );
    const bodyOf: Partial<Record<PostKey, string>> = { lead: department, counterpart: oblast, other: oblast };
    for (const key of POSTS) {
      await this.query(`INSERT INTO posts (id, code, body_id, title_en, title_ru) VALUES ($1, $2, $3, $4, $5)`, [
        this.post[key],
        key.toLowerCase(),
        bodyOf[key] ?? ministry,
        `The ${key}`,
        key === 'lead' ? 'Министр' : null,
      ]);
    }
    await this.query('UPDATE posts SET reports_to_id = $1 WHERE id = $2', [this.post.head, this.post.lead]);
    for (const [key, id] of Object.entries(this.person)) {
      await this.query(
        `INSERT INTO persons (id, code, name, email, time_zone) VALUES ($1, $2, $3, $4, 'Europe/Minsk')`,
        [id, key.toLowerCase(), `Person ${key}`, `${key}@example.org`],
      );
      const postId = (this.post as Record<string, string>)[key];
      if (!postId) continue;
      await this.query(`INSERT INTO tenures (post_id, person_id, starts_on) VALUES ($1, $2, '2020-01-01')`, [
        postId,
        id,
      ]);
    }
    await this.seedMeetings();
  }

  private async seedMeetings(): Promise<void> {
    await this.query(`INSERT INTO areas (code, name_en) VALUES ('transport', 'Transport'), ('trade', 'Trade')`);
    await this.query(
      `INSERT INTO meetings (id, code, title, held_on) VALUES
         ($1, 'BY-RU-MOS/2023-12-18', 'Working meeting', '2023-12-18'), ($2, 'BY-RU/2023-12-19', 'Other', '2023-12-19')`,
      [this.meeting, this.otherMeeting],
    );
    await this.query(
      `INSERT INTO source_documents (id, meeting_id, kind, title, language, text, sha256)
       VALUES ($1, $2, 'communique', 'Communiqué', 'en', $3, encode(sha256(convert_to($3, 'UTF8')), 'hex'))`,
      [this.document, this.meeting, DOCUMENT],
    );
  }
}

export const DOCUMENT = 'The sides 🚌 agree on a joint specification for buses.';

/** The domain error that work ends with. */
export async function caught(work: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error(`expected a domain error, got ${error instanceof Error ? error.stack : String(error)}`);
}

export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
