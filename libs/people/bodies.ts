import { Injectable } from '@nestjs/common';
import { Calendars } from '#calendars';
import { History } from '#history';
import {
  Conditions,
  conflict,
  containing,
  Faults,
  notFound,
  type Page,
  type PageRequest,
  readPage,
  refusing,
  Replanner,
  Transactions,
} from '#platform';
import { BODY_KINDS, BodyEntity, type BodyKind } from './body.entity.js';
import { wouldCircle } from './circles.js';
import { requireCode, requireCountry, requireLocalName, requireTimeZone } from './fields.rules.js';
import { RosterEntries } from './roster-entries.js';
import type { LocalName } from './roster.rules.js';

/** A state, region, ministry, embassy, academy, enterprise or international organisation. */
export interface Body {
  id: string;
  code: string;
  parentId: string | null;
  kind: BodyKind;
  /** ISO 3166-1 alpha-2; decides the working calendar. */
  country: string;
  timeZone: string;
  name: LocalName;
  /** Other names under which people look for it. */
  aliases: string[];
  version: number;
}

export interface NewBody {
  code: string;
  kind: BodyKind;
  country: string;
  timeZone: string;
  name: { en: string; ru?: string | null; be?: string | null };
  parentId?: string | null;
  aliases?: string[];
}

/** What is left out stays as it is; `aliases` replaces the whole list. */
export type BodyChanges = Partial<Omit<NewBody, 'name'>> & { name?: Partial<LocalName> };

export interface BodyFilter {
  /** Found anywhere in a name, an alias or the code, whatever the case. */
  q?: string;
  country?: string;
  kind?: BodyKind;
  parentId?: string;
  sort?: BodySort | `-${BodySort}`;
}
export type BodySort = keyof typeof SORTS;

const SORTS = {
  name: { column: 'b.name_en', type: 'text' },
  code: { column: 'b.code', type: 'text' },
} as const;

const SELECT = `
  SELECT b.id, b.code, b.parent_id AS "parentId", b.kind, b.country, b.time_zone AS "timeZone",
         jsonb_build_object('en', b.name_en, 'ru', b.name_ru, 'be', b.name_be) AS name, b.aliases, b.version`;

/** What the plan depends on, as one text: when it is what day there. Not its place in the tree: superiors are posts. */
function decidesPlan({ country, timeZone }: Body): string {
  return JSON.stringify([country, timeZone]);
}

type BodyFields = Omit<Body, 'id' | 'version'>;

/** The tree of bodies. */
@Injectable()
export class Bodies {
  private readonly entries: RosterEntries<Body>;

  constructor(
    private readonly transactions: Transactions,
    history: History,
    private readonly calendars: Calendars,
    private readonly replanner: Replanner,
  ) {
    const read = (id: string) => this.get(id);
    this.entries = new RosterEntries(transactions, history, { subject: 'body', entity: BodyEntity, read });
  }

  /**
   * Adds a body; its country's working calendar is there afterwards.
   * @throws invalid naming every field at fault, conflict `code_taken`.
   */
  async create(given: NewBody): Promise<Body> {
    const body = { parentId: null, aliases: [], ...given, name: { ru: null, be: null, ...given.name } };
    await this.check(body, null);
    await this.calendars.ensure(body.country);
    return refusing(this.entries.add(row(body)), refusals(body));
  }

  /** @throws stale, not_found, and what `create` throws. */
  async update(id: string, version: number, changes: BodyChanges): Promise<Body> {
    const before = await this.entries.lockAt(id, version);
    const body = { ...before, ...changes, name: { ...before.name, ...changes.name } };
    await this.check(body, id);
    await this.calendars.ensure(body.country);
    const after = await refusing(this.entries.change(before, row(body)), refusals(body));
    // Only where the plan can change: planning anew holds everybody up.
    if (decidesPlan(before) !== decidesPlan(after)) {
      const posts = await this.manager.query<{ id: string }[]>('SELECT id FROM posts WHERE body_id = $1', [id]);
      await this.replanner.rosterChanged({ postIds: posts.map((post) => post.id) });
    }
    return after;
  }

  /** @throws not_found */
  async get(id: string): Promise<Body> {
    const [body] = await this.manager.query<Body[]>(`${SELECT} FROM bodies b WHERE b.id = $1`, [id]);
    if (body === undefined) throw notFound();
    return body;
  }

  async list(filter: BodyFilter, page: PageRequest): Promise<Page<Body>> {
    const conditions = new Conditions()
      .when(
        filter.q === undefined ? undefined : containing(filter.q),
        `b.name_en ILIKE $? OR b.name_ru ILIKE $? OR b.name_be ILIKE $? OR b.code ILIKE $?
         OR EXISTS (SELECT FROM unnest(b.aliases) AS alias WHERE alias ILIKE $?)`,
      )
      .when(filter.country, 'b.country = $?')
      .when(filter.kind, 'b.kind = $?')
      .when(filter.parentId, 'b.parent_id = $?');
    const listing = { select: SELECT, from: 'bodies b', tie: 'b.id', conditions, sorts: SORTS };
    return readPage<Body, BodySort>(this.manager, { ...listing, sort: filter.sort ?? 'name' }, page);
  }

  private get manager() {
    return this.transactions.manager;
  }

  private async check(body: BodyFields, id: string | null): Promise<void> {
    const faults = new Faults().require(BODY_KINDS.includes(body.kind), 'kind', [
      'choice',
      `must be one of ${BODY_KINDS.join(', ')}`,
    ]);
    requireCode(faults, body.code);
    requireCountry(faults, body.country);
    requireTimeZone(faults, body.timeZone);
    requireLocalName(faults, body.name, 'name');
    faults.require(body.aliases.length <= 50, 'aliases', ['too_many', 'must not be more than 50']);
    body.aliases.forEach((alias, index) => faults.line(alias, `aliases[${index}]`));
    if (body.parentId !== null) {
      const known = await this.manager.existsBy(BodyEntity, { id: body.parentId });
      faults.require(known, 'parentId', ['not_known', 'must be the id of a body']);
      const circle = id !== null && (await wouldCircle(this.manager, 'bodies', { id, aboveId: body.parentId }));
      faults.require(!circle, 'parentId', ['circle', 'must not be the body itself or one below it']);
    }
    faults.throwAny();
  }
}

function row({ name, code, parentId, kind, country, timeZone, aliases }: BodyFields): Partial<BodyEntity> {
  const names = { nameEn: name.en, nameRu: name.ru, nameBe: name.be };
  return { code, parentId, kind, country, timeZone, aliases, ...names };
}

function refusals({ code }: BodyFields) {
  return { bodies_code_key: () => conflict('code_taken', `Another body has the code "${code}".`) };
}
