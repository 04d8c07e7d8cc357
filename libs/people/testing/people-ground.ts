import { Global, Module } from '@nestjs/common';
import { Replanner, SYSTEM, Transactions } from '#platform';
import { createTestDatabase, createTestingModule, FixedClock, overlap } from '#testing';
import { Bodies, type Body } from '../bodies.js';
import { PeopleModule } from '../people.module.js';
import { type Person, Persons } from '../persons.js';
import { type Post, Posts } from '../posts.js';

interface RosterChange {
  postIds?: readonly string[];
  personIds?: readonly string[];
}

/** Stands where the reminders do in the product, and remembers whose roster changed. */
class RosterListener extends Replanner {
  readonly changes: RosterChange[] = [];
  readonly digests: string[] = [];

  override async commitmentsChanged(): Promise<void> {}
  override async calendarChanged(): Promise<void> {}
  override async meetingChanged(): Promise<void> {}

  override async rosterChanged(change: RosterChange): Promise<void> {
    this.changes.push(change);
  }

  override async digestsChanged(personIds: readonly string[]): Promise<void> {
    this.digests.push(...personIds);
  }
}

@Global()
@Module({ providers: [{ provide: Replanner, useClass: RosterListener }], exports: [Replanner] })
class RosterListenerModule {}

/** What the specs of this lib stand on: its module on a database of its own. 12:00 in Minsk on 15 January 2024. */
export async function createPeopleGround() {
  const database = await createTestDatabase();
  const clock = new FixedClock('2024-01-15T12:00:00+03:00');
  const module = await createTestingModule(
    { url: database.url, clock },
    { imports: [RosterListenerModule, PeopleModule] },
  );
  const transactions = module.get(Transactions);
  let count = 0;
  const make = new Maker(module.get(Bodies), module.get(Posts), module.get(Persons), () => ++count);
  return {
    clock,
    module,
    make,
    listener: module.get<Replanner, RosterListener>(Replanner),
    /** Runs work in a transaction for the system itself. */
    run: <T>(work: () => Promise<T>): Promise<T> => transactions.run(SYSTEM, work),
    /** Two transactions that overlap: see #testing. */
    overlap: (first: () => Promise<unknown>, second: () => Promise<unknown>) => overlap(transactions, first, second),
    query: <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
      transactions.run(SYSTEM, () => transactions.manager.query<T[]>(sql, values)),
    close: async () => {
      await module.close();
      await database.drop();
    },
  };
}

/** Makes valid things; each has a code of its own. */
class Maker {
  constructor(
    private readonly bodies: Bodies,
    private readonly posts: Posts,
    private readonly persons: Persons,
    private readonly next: () => number,
  ) {}

  body(given: Partial<Parameters<Bodies['create']>[0]> = {}): Promise<Body> {
    const code = `body-${this.next()}`;
    const place = { kind: 'ministry', country: 'BY', timeZone: 'Europe/Minsk' } as const;
    return this.bodies.create({ code, name: { en: code }, ...place, ...given });
  }

  async post(given: Partial<Parameters<Posts['create']>[0]> = {}): Promise<Post> {
    const code = `post-${this.next()}`;
    const bodyId = given.bodyId ?? (await this.body()).id;
    return this.posts.create({ code, title: { en: code }, ...given, bodyId });
  }

  person(given: Partial<Parameters<Persons['create']>[0]> = {}): Promise<Person> {
    const code = `person-${this.next()}`;
    return this.persons.create({
      code,
      name: code,
      email: `${code}@example.org`,
      timeZone: 'Europe/Minsk',
      ...given,
    });
  }
}
