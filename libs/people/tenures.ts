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
import { requireOrder } from './fields.rules.js';
import { type PersonReference, personReference } from './person-reference.sql.js';
import { RosterEntries } from './roster-entries.js';
import type { LocalName } from './roster.rules.js';
import { isStandingPerson } from './standing-persons.js';
import { planSuccession } from './succession.rules.js';
import { TenureEntity } from './tenure.entity.js';

/** Who holds a post, from when to when; both ends are inclusive, and no end means until further notice. */
export interface Tenure {
  id: string;
  post: { id: string; title: LocalName };
  person: PersonReference;
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  version: number;
}

export interface NewTenure {
  postId: string;
  personId: string;
  startsOn: Temporal.PlainDate;
  endsOn?: Temporal.PlainDate | null;
}

/** What is left out stays as it is. A tenure stays with its post. */
export type TenureChanges = Partial<Omit<NewTenure, 'postId'>>;

export interface TenureFilter {
  postId?: string;
  personId?: string;
  /** In force on this date. */
  on?: Temporal.PlainDate;
  sort?: TenureSort | `-${TenureSort}`;
}
export type TenureSort = keyof typeof SORTS;

const SORTS = { startsOn: { column: 't.starts_on', type: 'date' } } as const;

const SELECT = `
  SELECT t.id, jsonb_build_object('id', p.id, 'title',
           jsonb_build_object('en', p.title_en, 'ru', p.title_ru, 'be', p.title_be)) AS post,
         ${personReference('h')} AS person,
         t.starts_on AS "startsOn", t.ends_on AS "endsOn", t.version`;
const FROM = 'tenures t JOIN posts p ON p.id = t.post_id JOIN persons h ON h.id = t.person_id';

interface Row extends Omit<Tenure, 'startsOn' | 'endsOn'> {
  startsOn: string;
  endsOn: string | null;
}

type TenureFields = Required<NewTenure>;

/** Who holds which post. Every change takes the post's row first, so that changes to one post take turns. */
@Injectable()
export class Tenures {
  private readonly entries: RosterEntries<Tenure>;

  constructor(
    private readonly transactions: Transactions,
    history: History,
    private readonly replanner: Replanner,
  ) {
    const read = (id: string) => this.get(id);
    this.entries = new RosterEntries(transactions, history, {
      subject: 'tenure',
      entity: TenureEntity,
      read,
      recorded,
    });
  }

  /** @throws invalid naming the fields at fault, conflict `post_is_held` that says who holds the post then. */
  async create(given: NewTenure): Promise<Tenure> {
    const tenure = { endsOn: null, ...given };
    const postKnown = await this.lockPost(tenure.postId);
    await this.check(tenure, new Faults().require(postKnown, 'postId', ['not_known', 'must be the id of a post']));
    await this.requireVacant(tenure, null);
    const after = await refusing(this.entries.add(row(tenure)), REFUSALS);
    await this.tellPlan(after, after);
    return after;
  }

  /** @throws stale, not_found, and what `create` throws. */
  async update(id: string, version: number, changes: TenureChanges): Promise<Tenure> {
    const { post } = await this.get(id);
    await this.lockPost(post.id);
    const before = await this.entries.lockAt(id, version);
    const { startsOn, endsOn } = before;
    const tenure = { personId: before.person.id, startsOn, endsOn, ...changes, postId: post.id };
    await this.check(tenure, new Faults());
    await this.requireVacant(tenure, id);
    const after = await refusing(this.entries.change(before, row(tenure)), REFUSALS);
    await this.tellPlan(before, after);
    return after;
  }

  /**
   * Hands a post over: the present tenure ends the day before, the new one begins. A vacant post is simply filled.
   * @throws invalid naming the fields at fault, conflict `post_is_held` when a tenure begins on that day or later,
   * conflict `already_holds` when the same person holds the post already.
   */
  async succeed(
    postId: string,
    successor: { personId: string; startsOn: Temporal.PlainDate },
  ): Promise<{ ended: Tenure | null; begun: Tenure }> {
    if (!(await this.lockPost(postId))) throw notFound();
    const tenure = { postId, ...successor, endsOn: null };
    await this.check(tenure, new Faults());
    const others = await this.overlapping(tenure, null);
    const plan = planSuccession(others, successor);
    if (plan.kind === 'held_later') throw isHeld(plan.by);
    if (plan.kind === 'already_holds') {
      throw conflict(
        'already_holds',
        `${plan.by.person.name} holds this post already, since ${plan.by.startsOn.toString()}.`,
      );
    }
    const present = plan.ends;
    const ended = present && (await this.entries.change(present, { endsOn: plan.endsOn }));
    const begun = await refusing(this.entries.add(row(tenure)), REFUSALS);
    await this.tellPlan(present ?? begun, begun);
    return { ended, begun };
  }

  /** @throws not_found */
  async get(id: string): Promise<Tenure> {
    const [row] = await this.manager.query<Row[]>(`${SELECT} FROM ${FROM} WHERE t.id = $1`, [id]);
    if (row === undefined) throw notFound();
    return toTenure(row);
  }

  async list(filter: TenureFilter, page: PageRequest): Promise<Page<Tenure>> {
    const conditions = new Conditions()
      .when(filter.postId, 't.post_id = $?')
      .when(filter.personId, 't.person_id = $?')
      .when(filter.on?.toString(), `daterange(t.starts_on, t.ends_on, '[]') @> $?::date`);
    const listing = { select: SELECT, from: FROM, tie: 't.id', conditions, sorts: SORTS };
    const sort = filter.sort ?? '-startsOn';
    const { items, next } = await readPage<Row, TenureSort>(this.manager, { ...listing, sort }, page);
    return { items: items.map(toTenure), next };
  }

  private get manager() {
    return this.transactions.manager;
  }

  /** @returns whether there is such a post. */
  private async lockPost(id: string): Promise<boolean> {
    const rows = await this.manager.query<unknown[]>('SELECT FROM posts WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return rows.length > 0;
  }

  private async check(tenure: TenureFields, faults: Faults): Promise<void> {
    const personKnown = await isStandingPerson(this.manager, tenure.personId);
    faults.require(personKnown, 'personId', ['not_known', 'must be the id of a person']);
    if (tenure.endsOn !== null) requireOrder(faults, tenure.startsOn, tenure.endsOn);
    faults.throwAny();
  }

  private async requireVacant(tenure: TenureFields, exceptId: string | null): Promise<void> {
    const [other] = await this.overlapping(tenure, exceptId);
    if (other !== undefined) throw isHeld(other);
  }

  /** The post's other tenures that share a day with this one, earliest first. */
  private async overlapping(tenure: TenureFields, exceptId: string | null): Promise<Tenure[]> {
    const rows = await this.manager.query<Row[]>(
      `${SELECT} FROM ${FROM} WHERE t.post_id = $1 AND t.id IS DISTINCT FROM $2
         AND daterange(t.starts_on, t.ends_on, '[]') && daterange($3::date, $4::date, '[]')
       ORDER BY t.starts_on`,
      [tenure.postId, exceptId, tenure.startsOn.toString(), tenure.endsOn?.toString() ?? null],
    );
    return rows.map(toTenure);
  }

  private async tellPlan(before: Tenure, after: Tenure): Promise<void> {
    const personIds = [...new Set([before.person.id, after.person.id])];
    await this.replanner.rosterChanged({ postIds: [after.post.id], personIds });
  }
}

function row({ postId, personId, startsOn, endsOn }: TenureFields): Partial<TenureEntity> {
  return { postId, personId, startsOn, endsOn };
}

/** What history keeps of a tenure: of the person no more than the name, which is sealed there; of the post the English title. */
function recorded({ post, person: { id, name }, ...tenure }: Tenure) {
  return { ...tenure, post: { id: post.id, title: post.title.en }, person: { id, name } };
}

const REFUSALS = {
  tenures_one_holder: () => conflict('post_is_held', 'Somebody else holds this post on some of these days.'),
};

function isHeld(by: Tenure) {
  const until = by.endsOn === null ? 'until further notice' : `to ${by.endsOn.toString()}`;
  return conflict('post_is_held', `${by.person.name} holds this post from ${by.startsOn.toString()} ${until}.`);
}

function toTenure(row: Row): Tenure {
  return {
    ...row,
    startsOn: Temporal.PlainDate.from(row.startsOn),
    endsOn: row.endsOn === null ? null : Temporal.PlainDate.from(row.endsOn),
  };
}
