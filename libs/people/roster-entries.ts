import type { EntityTarget } from 'typeorm';
import type { History } from '#history';
import { expectVersion, toInstant, type Transactions } from '#platform';

/**
 * How the entries of one kind in the roster (bodies, posts, persons, tenures, deputyships) are written: a change is made
 * to a locked row, raises its version, and leaves an event that says what the entry was and what it is.
 */
export class RosterEntries<Entry extends { id: string; version: number }> {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly kind: {
      /** As history calls it: the `post` of `post.changed`. */
      subject: string;
      entity: EntityTarget<{ id: string; version: number; updatedAt: Date }>;
      read: (id: string) => Promise<Entry>;
      /** What history keeps of an entry; all of it when left out. */
      recorded?: (entry: Entry) => unknown;
    },
  ) {}

  /** Takes an entry's row, so that changes to it take turns, and reads the entry then. @throws not_found */
  async lock(id: string): Promise<Entry> {
    const lock = { mode: 'for_no_key_update' } as const;
    await this.transactions.manager.findOne(this.kind.entity, { select: { id: true }, where: { id }, lock });
    return this.kind.read(id);
  }

  /** As `lock`, for a change to the version that was read. @throws not_found, stale */
  async lockAt(id: string, version: number): Promise<Entry> {
    const entry = await this.lock(id);
    expectVersion(entry, version);
    return entry;
  }

  /** @returns the entry with its new id, as it is read. */
  async add(columns: object): Promise<Entry> {
    await this.buildOn(columns);
    const { identifiers } = await this.transactions.manager.insert(this.kind.entity, { ...columns });
    const after = await this.kind.read((identifiers[0] as { id: string }).id);
    await this.record('created', null, after);
    return after;
  }

  /**
   * Sets columns of an entry that is locked.
   * @param event what history calls the change.
   * @returns the entry as it is read afterwards.
   */
  async change(before: Entry, columns: object, event = 'changed'): Promise<Entry> {
    await this.buildOn({ ...columns, id: before.id });
    const set = {
      ...columns,
      version: before.version + 1,
      updatedAt: new Date(this.transactions.now.epochMilliseconds),
    };
    await this.transactions.manager.update(this.kind.entity, before.id, set);
    const after = await this.kind.read(before.id);
    await this.record(event, before, after);
    return after;
  }

  /**
   * What an entry points to was there before it, as of any moment; and of a post's tenures no two overlap at any. Where
   * another machine's clock is ahead, the transaction goes on after what it finds.
   */
  private async buildOn(columns: object): Promise<void> {
    const ids = Object.entries(columns).flatMap(([name, value]: [string, unknown]) =>
      /^id$|Id$/.test(name) && typeof value === 'string' ? [value] : [],
    );
    const [{ moment }] = await this.transactions.manager.query<[{ moment: Date }]>(NOT_BEFORE, [ids]);
    this.transactions.continueAt(toInstant(moment));
  }

  private record(event: string, before: Entry | null, after: Entry): Promise<void> {
    const { subject, recorded = (entry: Entry) => entry } = this.kind;
    const states = { before: before && recorded(before), after: recorded(after) };
    return this.history.append([{ subject, subjectId: after.id, type: `${subject}.${event}`, ...states }]);
  }
}

const NOT_BEFORE = `
  SELECT not_before(max(valid_from)) AS moment FROM (
    SELECT valid_from FROM bodies WHERE id = ANY($1::uuid[])
    UNION ALL SELECT valid_from FROM posts WHERE id = ANY($1::uuid[])
    UNION ALL SELECT valid_from FROM persons WHERE id = ANY($1::uuid[])
    UNION ALL SELECT valid_from FROM tenures WHERE id = ANY($1::uuid[]) OR post_id = ANY($1::uuid[])
    UNION ALL SELECT valid_from FROM deputyships WHERE id = ANY($1::uuid[])) AS built_on`;
