import { Injectable } from '@nestjs/common';
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
import { BodyEntity } from './body.entity.js';
import { wouldCircle } from './circles.js';
import { requireCode, requireLocalName } from './fields.rules.js';
import { type PersonReference, personReference } from './person-reference.sql.js';
import { PostEntity } from './post.entity.js';
import { RosterEntries } from './roster-entries.js';
import type { LocalName } from './roster.rules.js';
import { todayByZone } from './today.js';

/** An office in a body. Responsibility belongs to it and not to whoever holds it. */
export interface Post {
  id: string;
  code: string;
  bodyId: string;
  reportsToId: string | null;
  title: LocalName;
  /** Who holds it today, by the date where its body is. */
  holder: PersonReference | null;
  version: number;
}

export interface NewPost {
  code: string;
  bodyId: string;
  title: { en: string; ru?: string | null; be?: string | null };
  reportsToId?: string | null;
}

/** What is left out stays as it is. */
export type PostChanges = Partial<Omit<NewPost, 'title'>> & { title?: Partial<LocalName> };

export interface PostFilter {
  /** Found anywhere in a title or the code, whatever the case. */
  q?: string;
  bodyId?: string;
  reportsToId?: string;
  /** Held by this person today. */
  holderId?: string;
  vacant?: boolean;
  sort?: PostSort | `-${PostSort}`;
}
export type PostSort = keyof typeof SORTS;

const SORTS = {
  title: { column: 'p.title_en', type: 'text' },
  code: { column: 'p.code', type: 'text' },
} as const;

const SELECT = `
  SELECT p.id, p.code, p.body_id AS "bodyId", p.reports_to_id AS "reportsToId",
         jsonb_build_object('en', p.title_en, 'ru', p.title_ru, 'be', p.title_be) AS title,
         ${personReference('holder')} AS holder,
         p.version`;

/** What the plan depends on, as one text. */
function decidesPlan({ bodyId, reportsToId }: Post): string {
  return JSON.stringify([bodyId, reportsToId]);
}

type PostFields = Omit<Post, 'id' | 'holder' | 'version'>;

/** The posts of all bodies and the lines in which they report. */
@Injectable()
export class Posts {
  private readonly entries: RosterEntries<Post>;

  constructor(
    private readonly transactions: Transactions,
    history: History,
    private readonly replanner: Replanner,
  ) {
    const read = (id: string) => this.get(id);
    this.entries = new RosterEntries(transactions, history, { subject: 'post', entity: PostEntity, read, recorded });
  }

  /** @throws invalid naming every field at fault, conflict `code_taken`. */
  async create(given: NewPost): Promise<Post> {
    const post = { reportsToId: null, ...given, title: { ru: null, be: null, ...given.title } };
    await this.check(post, null);
    return refusing(this.entries.add(row(post)), refusals(post));
  }

  /** @throws stale, not_found, and what `create` throws. */
  async update(id: string, version: number, changes: PostChanges): Promise<Post> {
    const before = await this.entries.lockAt(id, version);
    const post = { ...before, ...changes, title: { ...before.title, ...changes.title } };
    await this.check(post, id);
    const after = await refusing(this.entries.change(before, row(post)), refusals(post));
    // Only where the plan can change: planning anew holds everybody up.
    if (decidesPlan(before) !== decidesPlan(after)) await this.replanner.rosterChanged({ postIds: [id] });
    return after;
  }

  /** @throws not_found */
  async get(id: string): Promise<Post> {
    const conditions = new Conditions().when(id, 'p.id = $?');
    const from = await this.source(conditions);
    const sql = `${SELECT} FROM ${from} WHERE ${conditions.sql}`;
    const [post] = await this.manager.query<Post[]>(sql, [...conditions.values]);
    if (post === undefined) throw notFound();
    return post;
  }

  async list(filter: PostFilter, page: PageRequest): Promise<Page<Post>> {
    const conditions = new Conditions()
      .when(
        filter.q === undefined ? undefined : containing(filter.q),
        'p.title_en ILIKE $? OR p.title_ru ILIKE $? OR p.title_be ILIKE $? OR p.code ILIKE $?',
      )
      .when(filter.bodyId, 'p.body_id = $?')
      .when(filter.reportsToId, 'p.reports_to_id = $?')
      .when(filter.holderId, 'holder.id = $?')
      .when(filter.vacant, '(holder.id IS NULL) = $?');
    const from = await this.source(conditions);
    const listing = { select: SELECT, from, tie: 'p.id', conditions, sorts: SORTS };
    return readPage<Post, PostSort>(this.manager, { ...listing, sort: filter.sort ?? 'title' }, page);
  }

  private get manager() {
    return this.transactions.manager;
  }

  private async source(conditions: Conditions): Promise<string> {
    return `posts p JOIN bodies b ON b.id = p.body_id
      JOIN ${await todayByZone(this.manager, this.transactions.now, conditions)} ON today.zone = b.time_zone
      LEFT JOIN LATERAL (
        SELECT h.id, h.code, h.name, h.name_ru, h.name_be FROM tenures t JOIN persons h ON h.id = t.person_id
        WHERE t.post_id = p.id AND daterange(t.starts_on, t.ends_on, '[]') @> today.day
        ORDER BY t.starts_on DESC, t.id LIMIT 1
      ) holder ON true`;
  }

  private async check(post: PostFields, id: string | null): Promise<void> {
    const faults = new Faults();
    requireCode(faults, post.code);
    requireLocalName(faults, post.title, 'title');
    const bodyKnown = await this.manager.existsBy(BodyEntity, { id: post.bodyId });
    faults.require(bodyKnown, 'bodyId', ['not_known', 'must be the id of a body']);
    if (post.reportsToId !== null) {
      const known = await this.manager.existsBy(PostEntity, { id: post.reportsToId });
      faults.require(known, 'reportsToId', ['not_known', 'must be the id of a post']);
      const circle = id !== null && (await wouldCircle(this.manager, 'posts', { id, aboveId: post.reportsToId }));
      faults.require(!circle, 'reportsToId', ['circle', 'must not be the post itself or one that reports to it']);
    }
    faults.throwAny();
  }
}

function row({ code, bodyId, reportsToId, title }: PostFields): Partial<PostEntity> {
  return { code, bodyId, reportsToId, titleEn: title.en, titleRu: title.ru, titleBe: title.be };
}

function refusals({ code }: PostFields) {
  return { posts_code_key: () => conflict('code_taken', `Another post has the code "${code}".`) };
}

/** What history keeps of a post: its holder is a tenure's business. */
function recorded(post: Post): Omit<Post, 'holder'> {
  const { id, code, bodyId, reportsToId, title, version } = post;
  return { id, code, bodyId, reportsToId, title, version };
}
