import { Injectable } from '@nestjs/common';
import { History } from '#history';
import type { LocalName } from '#people';
import { conflict, expectVersion, Faults, invalid, notFound, refusing, Transactions } from '#platform';
import { StoredLadder } from './ladder.entity.js';
import { ladderFaults } from './ladder-faults.rules.js';
import { DEFAULT_LADDER, DEFAULT_LADDER_CODE, type Ladder } from './ladder.rules.js';
import { Replan } from './replan.js';
import { keptLadder, namesOfPosts, unknownPosts } from './written-ladder.rules.js';

/** A ladder as it is read. */
export interface NamedLadder {
  code: string;
  name: LocalName;
  rules: Ladder;
  version: number;
}

/** A ladder that nobody follows yet. */
export interface NewLadder {
  code: string;
  name: Pick<LocalName, 'en'> & { ru?: string | null; be?: string | null };
  rules: Ladder;
  reason?: string;
}

/** What is left out stays as it is. The rules are replaced as a whole; posts in them are named by id or code. */
export interface LadderChange {
  name?: Partial<LocalName>;
  rules?: Ladder;
  /** Kept in history. */
  reason?: string;
}

const DEFAULT_NAME: LocalName = {
  en: 'Default ladder',
  ru: 'Обычный порядок напоминаний',
  be: 'Звычайны парадак напамінаў',
};

/** What of a ladder can be changed, and is kept in history. */
type Content = Pick<NamedLadder, 'name' | 'rules'>;

/** The ladders of this register. */
@Injectable()
export class Ladders {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly replan: Replan,
  ) {}

  /** Adds the ladders that come with the product where they are not there yet. Changed ones are left as they are. */
  async ensureShipped(): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(StoredLadder)
      .values({ code: DEFAULT_LADDER_CODE, ...rowOf({ name: DEFAULT_NAME, rules: DEFAULT_LADDER }) })
      .orIgnore()
      .execute();
  }

  async list(): Promise<NamedLadder[]> {
    return (await this.manager.find(StoredLadder, { order: { code: 'ASC' } })).map(namedLadder);
  }

  /** @throws not_found */
  async get(code: string): Promise<NamedLadder> {
    const ladder = await this.manager.findOneBy(StoredLadder, { code });
    if (!ladder) throw notFound();
    return namedLadder(ladder);
  }

  /** Adds a ladder, which nothing follows yet. @throws invalid naming every field at fault, conflict `code_taken`. */
  async create(given: NewLadder): Promise<NamedLadder> {
    const { code, reason, name, rules } = given;
    const content = await this.checked({ name: { ru: null, be: null, ...name }, rules });
    await refusing(this.manager.insert(StoredLadder, { code, ...rowOf(content) }), {
      ladders_pkey: () => conflict('code_taken', `There is a ladder with the code "${code}" already.`),
    });
    await this.record('ladder.created', code, { reason, after: content });
    return this.get(code);
  }

  /**
   * Changes a ladder and, in the same transaction, the plan of every commitment on it. What has gone out stays; a rung is
   * known by its key, so one that gets another key is a new one, and what it has sent under the old one is not sent again.
   * @throws not_found, stale, invalid naming every field at fault.
   */
  async update(code: string, expectedVersion: number, change: LadderChange): Promise<NamedLadder> {
    const ladder = await this.lock(code, expectedVersion);
    const before = contentOf(ladder);
    const { name, rules = before.rules } = change;
    const after = await this.checked({ name: { ...before.name, ...name }, rules });
    const saved = await this.manager.save(StoredLadder, Object.assign(ladder, rowOf(after)));
    await this.record('ladder.changed', code, { reason: change.reason, before, after });
    if (change.rules !== undefined) await this.replan.ladderChanged(code);
    return namedLadder(saved);
  }

  /** Removes a ladder that nothing follows. @throws not_found, stale, conflict `in_use`. */
  async remove(code: string, expectedVersion: number): Promise<void> {
    const ladder = await this.lock(code, expectedVersion);
    const inUse = (by: string) => () => conflict('in_use', `The ladder "${code}" is followed by ${by}.`);
    if (code === DEFAULT_LADDER_CODE) throw inUse('everything that has no other')();
    await refusing(this.manager.delete(StoredLadder, { code }), {
      commitments_ladder_fkey: inUse('commitments'),
      meetings_ladder_fkey: inUse('meetings'),
    });
    await this.record('ladder.removed', code, { before: contentOf(ladder) });
  }

  /** The form in which rules are kept. @throws invalid naming every field at fault. */
  async keptRules(rules: Ladder): Promise<Ladder> {
    const ids = await this.idsOf(namesOfPosts(rules));
    const faults = [...ladderFaults(rules), ...unknownPosts(rules, ids)];
    if (faults.length > 0) throw invalid(faults);
    const kept = keptLadder(rules, ids);
    // One post by its code and by its id.
    const twice = ladderFaults(kept);
    if (twice.length > 0) throw invalid(twice);
    return kept;
  }

  private get manager() {
    return this.transactions.manager;
  }

  private async checked({ name, rules }: Content): Promise<Content> {
    const faults = new Faults().line(name.en, 'name.en');
    faults.optionalLine(name.ru, 'name.ru').optionalLine(name.be, 'name.be').throwAny();
    return { name, rules: await this.keptRules(rules) };
  }

  private async lock(code: string, expectedVersion: number): Promise<StoredLadder> {
    const lock = { mode: 'for_no_key_update' } as const;
    const ladder = await this.manager.findOne(StoredLadder, { where: { code }, lock });
    if (!ladder) throw notFound();
    expectVersion(ladder, expectedVersion);
    return ladder;
  }

  /** An id goes before a code that looks like one. */
  private async idsOf(names: readonly string[]): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const rows = await this.manager.query<{ name: string; id: string }[]>(
      `SELECT code AS name, id FROM posts WHERE code = ANY($1)
       UNION ALL SELECT id::text, id FROM posts WHERE id::text = ANY($1)`,
      [names],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  private record(type: string, code: string, event: { reason?: string; before?: unknown; after?: unknown }) {
    const { reason, ...content } = event;
    const why = reason === undefined ? {} : { reason };
    return this.history.append([{ subject: 'ladder', subjectId: code, type, ...why, ...content }]);
  }
}

function contentOf({ name, nameRu, nameBe, rules }: StoredLadder): Content {
  return { name: { en: name, ru: nameRu, be: nameBe }, rules };
}

function namedLadder(stored: StoredLadder): NamedLadder {
  return { code: stored.code, ...contentOf(stored), version: stored.version };
}

function rowOf({ name, rules }: Content): Omit<StoredLadder, 'code' | 'version'> {
  return { name: name.en, nameRu: name.ru, nameBe: name.be, rules };
}
