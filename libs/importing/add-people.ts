import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Areas, type MeetingFile } from '#meetings';
import { Bodies, Deputyships, Persons, Posts, Tenures } from '#people';
import { storedDeputyships, storedTenure } from './compare-file.rules.js';
import { placeOf } from './file-entries.rules.js';
import { type Locate, refusedAt } from './file-refused.js';
import type { Snapshot } from './snapshot.js';

/** Adds what the register lacks of a file's areas, bodies, posts and persons; new ids go into the snapshot. */
@Injectable()
export class AddPeople {
  constructor(
    private readonly areas: Areas,
    private readonly bodies: Bodies,
    private readonly posts: Posts,
    private readonly persons: Persons,
    private readonly tenures: Tenures,
    private readonly deputyships: Deputyships,
  ) {}

  /** @returns how many of each were added. */
  async run(file: MeetingFile, snapshot: Snapshot, locate: Locate): Promise<Record<string, number>> {
    return {
      areas: await this.areas.ensure(file.areas),
      bodies: await this.addBodies(file, snapshot, locate),
      persons: await this.addPersons(file, snapshot, locate),
      posts: await this.addPosts(file, snapshot, locate),
      tenures: await this.addTenures(file, snapshot, locate),
      deputyships: await this.addDeputyships(file, snapshot, locate),
    };
  }

  private addBodies(file: MeetingFile, { ids }: Snapshot, locate: Locate): Promise<number> {
    const order = topDown(file.bodies, ({ parent }) => parent);
    return each(
      order,
      ({ code }) => ids.bodies.has(code),
      async ({ value, index }) => {
        const { parent, ...body } = value;
        const parentId = parent === undefined ? null : idOf(ids.bodies, parent);
        const { id } = await refusedAt({ path: ['bodies', index], locate }, () =>
          this.bodies.create({ ...body, parentId }),
        );
        ids.bodies.set(body.code, id);
      },
    );
  }

  private addPosts(file: MeetingFile, { ids }: Snapshot, locate: Locate): Promise<number> {
    const order = topDown(file.posts, ({ reportsTo }) => reportsTo);
    return each(
      order,
      ({ code }) => ids.posts.has(code),
      async ({ value, index }) => {
        const { code, body, title, reportsTo } = value;
        const bodyId = idOf(ids.bodies, body);
        const reportsToId = reportsTo === undefined ? null : idOf(ids.posts, reportsTo);
        const work = () => this.posts.create({ code, bodyId, title, reportsToId });
        const { id } = await refusedAt({ path: ['posts', index], locate }, work);
        ids.posts.set(code, id);
      },
    );
  }

  private addPersons(file: MeetingFile, { ids }: Snapshot, locate: Locate): Promise<number> {
    return each(
      inOrder(file.persons),
      ({ code }) => ids.persons.has(code),
      async ({ value, index }) => {
        const { invented: _invented, remark: _remark, ...person } = value;
        const { id } = await refusedAt({ path: ['persons', index], locate }, () => this.persons.create(person));
        ids.persons.set(person.code, id);
      },
    );
  }

  private addTenures(file: MeetingFile, snapshot: Snapshot, locate: Locate): Promise<number> {
    const { imported, ids } = snapshot;
    return each(
      inOrder(file.tenures),
      (tenure, index) => imported.has(placeOf(['tenures', index])) || storedTenure(tenure, snapshot) !== undefined,
      async ({ value, index }) => {
        const [postId, personId] = [idOf(ids.posts, value.post), idOf(ids.persons, value.person)];
        const endsOn = value.endsOn === undefined ? null : Temporal.PlainDate.from(value.endsOn);
        const tenure = { postId, personId, startsOn: Temporal.PlainDate.from(value.startsOn), endsOn };
        await refusedAt({ path: ['tenures', index], locate }, () => this.tenures.create(tenure));
      },
    );
  }

  private addDeputyships(file: MeetingFile, snapshot: Snapshot, locate: Locate): Promise<number> {
    const { imported, ids } = snapshot;
    return each(
      inOrder(file.deputyships),
      (given, index) =>
        imported.has(placeOf(['deputyships', index])) ||
        storedDeputyships(given, snapshot).some(({ startsOn }) => startsOn === given.startsOn),
      async ({ value, index }) => {
        const [absentId, deputyId] = [idOf(ids.persons, value.absent), idOf(ids.persons, value.deputy)];
        const [startsOn, endsOn] = [Temporal.PlainDate.from(value.startsOn), Temporal.PlainDate.from(value.endsOn)];
        const work = () => this.deputyships.create({ absentId, deputyId, startsOn, endsOn });
        await refusedAt({ path: ['deputyships', index], locate }, work);
      },
    );
  }
}

interface Entry<T> {
  value: T;
  index: number;
}

async function each<T>(
  entries: readonly Entry<T>[],
  isThere: (value: T, index: number) => boolean,
  add: (entry: Entry<T>) => Promise<void>,
): Promise<number> {
  const missing = entries.filter(({ value, index }) => !isThere(value, index));
  for (const entry of missing) await add(entry);
  return missing.length;
}

function inOrder<T>(values: readonly T[]): Entry<T>[] {
  return values.map((value, index) => ({ value, index }));
}

/** Whatever stands above comes first. There are no circles in a file that was read. */
function topDown<T extends { code: string }>(
  values: readonly T[],
  above: (value: T) => string | undefined,
): Entry<T>[] {
  const byCode = new Map(inOrder(values).map((entry) => [entry.value.code, entry]));
  const ordered = new Map<string, Entry<T>>();
  const place = (entry: Entry<T> | undefined): void => {
    if (entry === undefined || ordered.has(entry.value.code)) return;
    place(byCode.get(above(entry.value) ?? ''));
    ordered.set(entry.value.code, entry);
  };
  byCode.forEach(place);
  return [...ordered.values()];
}

/** The codes were checked when the file was read. */
export function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`"${code}" is neither in the file nor in the register`);
  return id;
}
