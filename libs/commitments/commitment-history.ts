import { Injectable } from '@nestjs/common';
import { Access, clearedFor } from '#access';
import { History, type HistoryEvent, type JsonValue, type Verification } from '#history';
import type { Language } from '#people';
import { Conditions, Transactions } from '#platform';
import { aboveClearance } from './markings.rules.js';
import { pointedTo } from './named-ids.rules.js';
import { named, personJson } from './row.sql.js';

/** An event as somebody reads it: of one that is withheld, what it says and why are null and empty. */
export interface ShownEvent extends HistoryEvent {
  isWithheld: boolean;
}

/** What an id or a code that stands in an event is called today. */
export interface NamedId {
  id: string;
  name: string;
}

/** The history of one commitment, as somebody reads it who may. */
@Injectable()
export class CommitmentHistory {
  constructor(
    private readonly history: History,
    private readonly transactions: Transactions,
    private readonly access: Access,
  ) {}

  /**
   * Its events, oldest first. By which other commitment it was superseded is left out where the reader may not see that one.
   * What was said while the commitment was marked above the reader's clearance of today is withheld. The hash covers it all
   * the same: who may see less cannot recompute it, who may see everything can.
   */
  async list(commitmentId: string): Promise<ShownEvent[]> {
    const events = await this.history.list('commitment', commitmentId);
    const named = [...new Set(events.flatMap(({ before, after }) => [idIn(before), idIn(after)]))];
    const ids = named.filter((id) => id !== null);
    const visible = ids.length === 0 ? new Set<string>() : await this.visibleAmong(ids);
    const shown = (side: JsonValue) => (visible.has(idIn(side) ?? '') ? side : without(side));
    const { personId, clearance } = this.access.principal;
    const withheld = personId === null ? [] : aboveClearance(events, (marking) => clearedFor(clearance, marking));
    return events.map((event, at) =>
      withheld[at] === true
        ? { ...event, reason: '', before: null, after: null, isWithheld: true }
        : { ...event, before: shown(event.before), after: shown(event.after), isWithheld: false },
    );
  }

  /**
   * Names of who acted, and of the posts, bodies, persons, areas and other commitments that these events point to. Of commitments the
   * events name only those that the reader may see.
   */
  async names(events: readonly ShownEvent[], language: Language = this.access.principal.language): Promise<NamedId[]> {
    const { ids, areaCodes } = pointedTo(events.flatMap(({ before, after }) => [before, after]));
    const actors = events
      .flatMap(({ actor, onBehalfOf }) => [actor?.id, onBehalfOf?.id])
      .filter((id) => id !== undefined);
    const others = events.flatMap(({ before, after }) => [idIn(before), idIn(after)]).filter((id) => id !== null);
    return this.transactions.manager.query<NamedId[]>(namesSql(language), [[...ids, ...actors], areaCodes, others]);
  }

  verify(commitmentId: string): Promise<Verification> {
    return this.history.verify('commitment', commitmentId);
  }

  private async visibleAmong(ids: readonly string[]): Promise<Set<string>> {
    const conditions = new Conditions();
    conditions.when(ids, 'c.id = ANY($?::uuid[])');
    const visible = this.access.visibility('c', conditions.values.length);
    for (const parameter of visible.parameters) conditions.bind(parameter);
    conditions.and(visible.sql);
    const sql = `SELECT c.id FROM commitments c WHERE ${conditions.sql}`;
    const rows = await this.transactions.manager.query<{ id: string }[]>(sql, [...conditions.values]);
    return new Set(rows.map(({ id }) => id));
  }
}

const namesSql = (language: Language): string => `
  SELECT p.id::text, ${named('p', 'title', language)} AS name FROM posts p WHERE p.id = ANY($1::uuid[])
  UNION ALL SELECT b.id::text, ${named('b', 'name', language)} FROM bodies b WHERE b.id = ANY($1::uuid[])
  UNION ALL SELECT who.id::text, ${personJson('who.id', language)}->>'name' FROM persons who WHERE who.id = ANY($1::uuid[])
  UNION ALL SELECT a.code, ${named('a', 'name', language)} FROM areas a WHERE a.code = ANY($2::text[])
  UNION ALL SELECT c.id::text, c.reference FROM commitments c WHERE c.id = ANY($3::uuid[])
  ORDER BY 1`;

const KEY = 'supersededById';

function idIn(side: JsonValue): string | null {
  const id = isObject(side) ? side[KEY] : null;
  return typeof id === 'string' ? id : null;
}

/** Left out altogether: null would say that there is none. */
function without(side: JsonValue): JsonValue {
  if (idIn(side) === null || !isObject(side)) return side;
  const { [KEY]: _hidden, ...rest } = side;
  return rest;
}

function isObject(side: JsonValue): side is { [key: string]: JsonValue } {
  return side !== null && typeof side === 'object' && !Array.isArray(side);
}
