import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { History } from '#history';
import {
  Conditions,
  conflict,
  Faults,
  notFound,
  type Page,
  type PageRequest,
  readPage,
  refusing,
  Replanner,
  Transactions,
} from '#platform';
import { DeputyshipEntity } from './deputyship.entity.js';
import { requireOrder } from './fields.rules.js';
import { personErased } from './persons.js';
import { type PersonReference, personReference } from './person-reference.sql.js';
import { RosterEntries } from './roster-entries.js';
import { isStandingPerson } from './standing-persons.js';

/** One person acts for another between two dates, both inclusive. */
export interface Deputyship {
  id: string;
  absent: PersonReference;
  deputy: PersonReference;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate;
  version: number;
}

export interface NewDeputyship {
  absentId: string;
  deputyId: string;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate;
}

/** What is left out stays as it is. Who stands in for whom stays: another deputy is another deputyship. */
export type DeputyshipChanges = Partial<Pick<NewDeputyship, 'startsOn' | 'endsOn'>>;

export interface DeputyshipFilter {
  absentId?: string;
  deputyId?: string;
  /** In force on this date. */
  on?: Temporal.PlainDate;
  sort?: DeputyshipSort | `-${DeputyshipSort}`;
}
export type DeputyshipSort = keyof typeof SORTS;

const SORTS = { startsOn: { column: 'd.starts_on', type: 'date' } } as const;

const SELECT = `
  SELECT d.id, ${personReference('a')} AS absent,
         ${personReference('s')} AS deputy,
         d.starts_on AS "startsOn", d.ends_on AS "endsOn", d.version`;
const FROM = 'deputyships d JOIN persons a ON a.id = d.absent_id JOIN persons s ON s.id = d.deputy_id';

interface Row extends Omit<Deputyship, 'startsOn' | 'endsOn'> {
  startsOn: string;
  endsOn: string;
}

/** Who stands in for whom. A person may have several deputies at once, and each of them gets the mail. */
@Injectable()
export class Deputyships {
  private readonly entries: RosterEntries<Deputyship>;

  constructor(
    private readonly transactions: Transactions,
    history: History,
    private readonly replanner: Replanner,
  ) {
    const read = (id: string) => this.get(id);
    this.entries = new RosterEntries(transactions, history, {
      subject: 'deputyship',
      entity: DeputyshipEntity,
      read,
      recorded,
    });
  }

  /** @throws invalid naming the fields at fault, conflict `already_deputy` for the same two on the same day. */
  async create(given: NewDeputyship): Promise<Deputyship> {
    const { absentId, deputyId, startsOn, endsOn } = given;
    const faults = new Faults()
      .require(await this.isPerson(absentId), 'absentId', ['not_known', 'must be the id of a person'])
      .require(await this.isPerson(deputyId), 'deputyId', ['not_known', 'must be the id of a person'])
      .require(absentId !== deputyId, 'deputyId', ['same', 'must be somebody else']);
    requireOrder(faults, startsOn, endsOn);
    faults.throwAny();
    const row: Partial<DeputyshipEntity> = { absentId, deputyId, startsOn, endsOn };
    const after = await refusing(this.entries.add(row), REFUSALS);
    await this.replanner.rosterChanged({ personIds: [absentId, deputyId] });
    return after;
  }

  /** @throws stale, not_found, conflict `person_erased` when one of the two is, and what `create` throws. */
  async update(id: string, version: number, changes: DeputyshipChanges): Promise<Deputyship> {
    const before = await this.entries.lockAt(id, version);
    for (const person of [before.absent, before.deputy]) {
      if (!(await this.isPerson(person.id))) throw personErased();
    }
    const { startsOn, endsOn } = { ...before, ...changes };
    const faults = new Faults();
    requireOrder(faults, startsOn, endsOn);
    faults.throwAny();
    const after = await refusing(this.entries.change(before, { startsOn, endsOn }), REFUSALS);
    await this.replanner.rosterChanged({ personIds: [after.absent.id, after.deputy.id] });
    return after;
  }

  /** @throws not_found */
  async get(id: string): Promise<Deputyship> {
    const [row] = await this.manager.query<Row[]>(`${SELECT} FROM ${FROM} WHERE d.id = $1`, [id]);
    if (row === undefined) throw notFound();
    return toDeputyship(row);
  }

  async list(filter: DeputyshipFilter, page: PageRequest): Promise<Page<Deputyship>> {
    const conditions = new Conditions()
      .when(filter.absentId, 'd.absent_id = $?')
      .when(filter.deputyId, 'd.deputy_id = $?')
      .when(filter.on?.toString(), `daterange(d.starts_on, d.ends_on, '[]') @> $?::date`);
    const listing = { select: SELECT, from: FROM, tie: 'd.id', conditions, sorts: SORTS };
    const sort = filter.sort ?? '-startsOn';
    const { items, next } = await readPage<Row, DeputyshipSort>(this.manager, { ...listing, sort }, page);
    return { items: items.map(toDeputyship), next };
  }

  private get manager() {
    return this.transactions.manager;
  }

  private isPerson(id: string): Promise<boolean> {
    return isStandingPerson(this.manager, id);
  }
}

/** What history keeps of a deputyship: of the two no more than their names, which are sealed there. */
function recorded({ absent, deputy, ...deputyship }: Deputyship) {
  const named = ({ id, name }: PersonReference) => ({ id, name });
  return { ...deputyship, absent: named(absent), deputy: named(deputy) };
}

const REFUSALS = {
  deputyships_once: () => conflict('already_deputy', 'The same person stands in on some of these days already.'),
};

function toDeputyship(row: Row): Deputyship {
  return { ...row, startsOn: Temporal.PlainDate.from(row.startsOn), endsOn: Temporal.PlainDate.from(row.endsOn) };
}
