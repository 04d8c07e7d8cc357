import { Injectable } from '@nestjs/common';
import { personNames, type PersonReference } from '#people';
import { Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import type { Audience } from './ladder.rules.js';
import type { PlanChange } from './plan-changes.rules.js';

/** One reminder that would change, for whoever may see its commitment. */
export interface PreviewedChange {
  change: PlanChange['kind'];
  commitment: { id: string; reference: string };
  rung: string;
  /** The period, or for an open commitment the number of the review. */
  ordinal: number;
  audience: Audience;
  deadline: Temporal.PlainDate | null;
  /** Null while nobody up the line can be reached. */
  recipient: PersonReference | null;
  post: { id: string; title: { en: string; ru: string | null; be: string | null } };
  /** Until now; null of one that is added. */
  dueBefore: Temporal.Instant | null;
  /** Null of one that is taken back. */
  dueAt: Temporal.Instant | null;
}

/** A change of a commitment that the reader may see. */
export type Listed = PlanChange & { reference: string };

/** Names whom and what changes of the plan concern. */
@Injectable()
export class NamedChanges {
  constructor(private readonly transactions: Transactions) {}

  /** In the order given; two statements for any number. */
  async of(listed: readonly Listed[]): Promise<PreviewedChange[]> {
    if (listed.length === 0) return [];
    const { manager } = this.transactions;
    const persons = await manager.query<PersonReference[]>(
      `SELECT p.id, p.name, ${personNames('p')} AS names FROM persons p WHERE p.id = ANY($1::uuid[])`,
      [[...new Set(listed.map(({ occurrence }) => occurrence.recipientId))]],
    );
    const posts = await manager.query<PreviewedChange['post'][]>(
      `SELECT id, jsonb_build_object('en', title_en, 'ru', title_ru, 'be', title_be) AS title
       FROM posts WHERE id = ANY($1::uuid[])`,
      [[...new Set(listed.map(({ occurrence }) => occurrence.postId))]],
    );
    const [person, post] = [byId(persons), byId(posts)];
    return listed.map(({ kind, reference, occurrence, dueBefore }) => ({
      change: kind,
      commitment: { id: occurrence.commitmentId, reference },
      rung: occurrence.rung,
      ordinal: occurrence.ordinal,
      audience: occurrence.audience,
      deadline: occurrence.deadline,
      recipient: person.get(occurrence.recipientId ?? '') ?? null,
      post: found(post, occurrence.postId),
      dueBefore,
      dueAt: kind === 'taken_back' ? null : occurrence.dueAt,
    }));
  }
}

/**
 * The first of any number of changes, by the moment at which somebody would notice, then by reference and rung: the same
 * order each time. Of hundreds of thousands each moment is worked out once, and those that come too late are not sorted.
 */
export function firstByEffect(changes: readonly Listed[], most: number): Listed[] {
  const dated = changes.map((change) => ({ change, at: effectOf(change) }));
  const last = dated.map(({ at }) => at).sort((a, b) => a - b)[most - 1] ?? Infinity;
  return dated
    .filter(({ at }) => at <= last)
    .map((one) => ({ ...one, text: textOf(one.change) }))
    .sort((a, b) => a.at - b.at || compareText(a.text, b.text))
    .slice(0, most)
    .map(({ change }) => change);
}

function effectOf({ occurrence: { dueAt }, dueBefore }: Listed): number {
  return Math.min(dueAt.epochMilliseconds, dueBefore?.epochMilliseconds ?? Infinity);
}

function textOf({ reference, occurrence: { rung, recipientId } }: Listed): string {
  return `${reference} ${rung} ${recipientId ?? ''}`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function found<T>(things: ReadonlyMap<string, T>, id: string): T {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`there is nothing with the id ${id}`);
  return thing;
}
