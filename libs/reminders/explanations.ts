import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { personNameIn } from '#people';
import { Clock, notFound, toInstant, Transactions } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { type ExplainLanguage, type ExplainReader, explainWords, noteWords } from './explain-words.js';
import {
  explain,
  type Explanation,
  type MailOutcome,
  type ReminderOutcome,
  type ToldReminder,
} from './explain.rules.js';
import type { Audience } from './ladder.rules.js';
import { MailHold } from './mail-hold.js';
import { NOT_TOLD, withoutPersonalGround } from './not-told.rules.js';
import { Planner } from './planner.js';

interface Named {
  id: string;
  name: string;
}

/** Why somebody was or was not reminded, by one rung. */
export interface ExplainedReminder {
  rung: string;
  /** The period, or for an open commitment the number of the review. */
  ordinal: number;
  audience: Audience;
  /** The post that the rung speaks to; null for what no rung of today asks for. */
  asked: Named | null;
  /** The post whose holder hears: the one asked, or the next up the line. */
  post: Named;
  /** Null while nobody up the line can be reached. */
  recipient: Named | null;
  deputyFor: Named | null;
  dueAt: Temporal.Instant;
  outcome: Explanation['outcome']['kind'];
  /** What became of it and why, in words. */
  because: string;
  /** Where it went; null where it was not sent, or to a reader whom the address does not concern. */
  address: string | null;
  /** As the address: reports of mail servers are known by it. */
  messageId: string | null;
  possiblyTwice: boolean;
  /** Who would hear it before the recipient, or as their deputy, and why they do not. */
  passedOver: { post: Named; person: Named | null; because: string }[];
}

/** Tells why. Whether the reader may see the commitment is for the caller to decide. */
@Injectable()
export class Explanations {
  constructor(
    private readonly transactions: Transactions,
    private readonly planner: Planner,
    private readonly hold: MailHold,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /**
   * Every reminder of a commitment, planned, sent or left out, in the order in which it falls due.
   * @param personId only what went to this person, or to a post that they have ever held.
   * @throws DomainError `not_found`
   */
  async of(
    commitmentId: string,
    { personId = null, language }: { personId?: string | null; language: ExplainLanguage },
  ): Promise<ExplainedReminder[]> {
    const basis = await this.planner.basisOf(commitmentId, this.clock.now());
    if (basis === null) throw notFound();
    const told = await this.told(commitmentId);
    const all = explain(basis.commitment, told, basis.terms);
    const chosen = personId === null ? all : all.filter(concerns(personId, await this.postsEverHeldBy(personId)));
    const names = await this.names(chosen, language);
    const reader = { language, timeZone: await this.timeZone() };
    return chosen.map((one) => this.view(one, { names, reader }));
  }

  /** The reader's; the command line has none and reads UTC. */
  private async timeZone(): Promise<string> {
    const [person] = await this.transactions.manager.query<{ timeZone: string }[]>(
      'SELECT time_zone AS "timeZone" FROM persons WHERE id = $1',
      [this.access.principal.personId],
    );
    return person?.timeZone ?? 'UTC';
  }

  private async told(commitmentId: string): Promise<ToldReminder[]> {
    const { isHeld, reason } = await this.hold.read();
    const rows = await this.transactions.manager.query<ToldRow[]>(TOLD, [commitmentId]);
    return rows.map((row) => ({
      rung: row.rung,
      ordinal: row.ordinal,
      deadlineVersion: row.deadlineVersion,
      audience: row.audience,
      postId: row.postId,
      recipientId: row.recipientId,
      deputyForId: row.deputyForId,
      dueAt: toInstant(row.dueAt),
      outcome: outcomeOf(row, isHeld ? reason : null),
    }));
  }

  private async postsEverHeldBy(personId: string): Promise<Set<string>> {
    const rows = await this.transactions.manager.query<{ id: string }[]>(
      'SELECT post_id AS id FROM tenures WHERE person_id = $1',
      [personId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  private async names(explanations: readonly Explanation[], language: ExplainLanguage): Promise<Map<string, Named>> {
    const ids = explanations.flatMap(({ askedPostId, postId, recipientId, deputyForId, passedOver }) =>
      [
        ...[askedPostId, postId, recipientId, deputyForId],
        ...passedOver.flatMap((one) => [one.postId, one.person?.id ?? null]),
      ].filter((id) => id !== null),
    );
    const rows = await this.transactions.manager.query<Named[]>(NAMES, [[...new Set(ids)], language]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private view(
    { outcome, askedPostId, postId, recipientId, deputyForId, passedOver, ...when }: Explanation,
    { names, reader }: { names: Map<string, Named>; reader: ExplainReader },
  ): ExplainedReminder {
    const known = (id: string): Named => names.get(id) ?? { id, name: id };
    const named = (id: string | null): Named | null => (id === null ? null : known(id));
    const mayKnow = this.mayKnowOf(recipientId);
    const isSent = outcome.kind === 'sent' && mayKnow;
    const { rung, ordinal, audience, dueAt } = when;
    return {
      ...{ rung, ordinal, audience, dueAt },
      asked: named(askedPostId),
      post: known(postId),
      recipient: named(recipientId),
      deputyFor: named(deputyForId),
      outcome: outcome.kind,
      because: explainWords(reader, mayKnow ? outcome : outwardly(outcome)),
      address: isSent ? outcome.address : null,
      messageId: isSent ? outcome.messageId : null,
      possiblyTwice: outcome.kind === 'sent' && outcome.possiblyTwice,
      passedOver: passedOver.map(({ postId, person, because }) => ({
        ...{ post: known(postId), person: named(person?.id ?? null) },
        because: noteWords(reader.language, this.noteOn(person?.id ?? null, NOT_TOLD[because])),
      })),
    };
  }

  private noteOn(personId: string | null, note: string): string {
    return this.mayKnowOf(personId) ? note : withoutPersonalGround(note);
  }

  /** Somebody's address, how their account stands and what they are cleared for. */
  private mayKnowOf(id: string | null): boolean {
    const { personId, roles } = this.access.principal;
    return personId === null || personId === id || roles.includes('registrar') || roles.includes('administrator');
  }
}

/** What a mail server says names the address; a note may name what concerns the recipient alone. */
function outwardly(outcome: ReminderOutcome): ReminderOutcome {
  if (outcome.kind === 'failed') return { ...outcome, error: '…' };
  if (outcome.kind === 'expired') return { ...outcome, note: withoutPersonalGround(outcome.note) };
  return outcome.kind === 'under_way' && outcome.error !== null ? { ...outcome, error: '…' } : outcome;
}

function concerns(personId: string, posts: ReadonlySet<string>): (one: Explanation) => boolean {
  return ({ recipientId, deputyForId, askedPostId, postId, passedOver }) =>
    recipientId === personId ||
    deputyForId === personId ||
    [postId, askedPostId ?? ''].some((id) => posts.has(id)) ||
    passedOver.some(({ person }) => person?.id === personId);
}

interface ToldRow extends Omit<ToldReminder, 'dueAt' | 'outcome'> {
  dueAt: Date;
  state: 'planned' | 'gathered' | 'sent' | 'expired' | 'failed';
  note: string;
  attempts: number | null;
  error: string | null;
  possiblyTwice: boolean | null;
  settledAt: Date | null;
  address: string | null;
  messageId: string | null;
}

function outcomeOf(row: ToldRow, obstacle: string | null): MailOutcome {
  switch (row.state) {
    case 'planned':
      return row.recipientId === null ? { kind: 'unreachable' } : { kind: 'planned', obstacle };
    case 'gathered':
      return { kind: 'under_way', attempts: row.attempts ?? 0, error: row.error, obstacle };
    case 'expired':
      return { kind: 'expired', note: row.note };
    case 'failed':
      return { kind: 'failed', error: row.note || (row.error ?? '') };
    case 'sent':
      return sentOf(row);
  }
}

function sentOf({ address, messageId, possiblyTwice, settledAt, dueAt }: ToldRow): MailOutcome {
  const mail = { address: address ?? '', messageId: messageId ?? '', possiblyTwice: possiblyTwice === true };
  return { kind: 'sent', at: toInstant(settledAt ?? dueAt), ...mail };
}

const TOLD = `
  SELECT o.rung, o.ordinal, o.deadline_version AS "deadlineVersion", o.audience, o.post_id AS "postId",
         o.recipient_id AS "recipientId", o.deputy_for_id AS "deputyForId", o.due_at AS "dueAt", o.state, o.note,
         m.attempt AS attempts, m.last_error AS error, m.possibly_twice AS "possiblyTwice", m.settled_at AS "settledAt",
         m.address, m.message_id AS "messageId"
  FROM occurrences o LEFT JOIN mailings m ON m.id = o.mailing_id
  WHERE o.commitment_id = $1`;

/** $1 ids of posts and persons, $2 the language. */
const NAMES = `
  SELECT id, coalesce(CASE $2 WHEN 'ru' THEN title_ru WHEN 'be' THEN coalesce(title_be, title_ru) END, title_en) AS name
  FROM posts WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT id, coalesce(CASE $2 WHEN 'ru' THEN ${personNameIn('persons', 'ru')}
    WHEN 'be' THEN coalesce(${personNameIn('persons', 'be')}, ${personNameIn('persons', 'ru')}) END, name)
  FROM persons WHERE id = ANY($1::uuid[])`;
