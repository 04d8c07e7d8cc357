import { Injectable } from '@nestjs/common';
import { Access } from '#access';
import { History } from '#history';
import { type PersonReference, personReference } from '#people';
import {
  Conditions,
  conflict,
  notFound,
  type Page,
  type PageRequest,
  readPage,
  toInstant,
  Transactions,
} from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { type FailedMailing, obstacleToRetry } from './undelivered.rules.js';

/** What a list of mailings can be asked for. `late`: due and not sent; `in_doubt`: may have come twice. */
export const MAILING_LISTS = ['late', 'failed', 'in_doubt', 'shown'] as const;
export type MailingList = (typeof MAILING_LISTS)[number];

/** A mailing as an administrator sees it: the envelope, not what it says. */
export interface MailingView {
  id: string;
  kind: 'reminder' | 'digest';
  state: 'queued' | 'sending' | 'sent' | 'expired' | 'failed';
  recipient: PersonReference;
  /** Where it went, or would go now. */
  address: string;
  dueAt: Temporal.Instant;
  attempts: number;
  /** Only while it waits. */
  nextAttemptAt: Temporal.Instant | null;
  lastError: string | null;
  possiblyTwice: boolean;
  settledAt: Temporal.Instant | null;
  /** When a dry run showed it. */
  shownAt: Temporal.Instant | null;
  /** Of the commitments that the reader may see. */
  references: string[];
  /** How many commitments it is about, whether the reader may see them or not. */
  commitments: number;
}

type Times = 'dueAt' | 'nextAttemptAt' | 'settledAt' | 'shownAt';
type Row = Omit<MailingView, Times> & { dueAt: Date } & Record<Exclude<Times, 'dueAt'>, Date | null>;

/** Mail that has not arrived, for those who run the system. */
@Injectable()
export class Undelivered {
  constructor(
    private readonly transactions: Transactions,
    private readonly access: Access,
    private readonly history: History,
  ) {}

  /** Oldest first. */
  async list(list: MailingList, page: PageRequest): Promise<Page<MailingView>> {
    const conditions = new Conditions().and(LISTS[list]);
    const { select } = this.selection(conditions);
    const sorts = { dueAt: { column: 'm.due_at', type: 'timestamptz' } } as const;
    const listing = { select, from: FROM, tie: 'm.id', conditions, sorts, sort: 'dueAt' } as const;
    const { items, next } = await readPage<Row, 'dueAt'>(this.transactions.manager, listing, page);
    return { items: items.map(toView), next };
  }

  /** @throws DomainError `not_found` */
  async get(id: string): Promise<MailingView> {
    const conditions = new Conditions().when(id, 'm.id = $?::uuid');
    const { select } = this.selection(conditions);
    const sql = `${select} FROM ${FROM} WHERE ${conditions.sql}`;
    const [row] = await this.transactions.manager.query<Row[]>(sql, [...conditions.values]);
    if (row === undefined) throw notFound();
    return toView(row);
  }

  /**
   * Puts a mailing that has failed back in the queue: at the moment of sending it is checked like any other.
   * @throws DomainError `not_found`; `conflict` when it has not failed, its address is still refused, or nothing of it
   * is true any more.
   */
  async retry(id: string): Promise<MailingView> {
    const [mailing] = await this.transactions.manager.query<FailedMailing[]>(FAILED, [id]);
    if (mailing === undefined) throw notFound();
    const obstacle = obstacleToRetry(mailing);
    if (obstacle) throw conflict(obstacle.code, obstacle.message);
    await this.putBack([id]);
    return this.get(id);
  }

  /** All that can be tried again. @returns how many were put back, and how many have to stay as they are. */
  async retryAll(): Promise<{ queued: number; left: number }> {
    const ids: { id: string }[] = await this.transactions.manager.query(
      `SELECT id FROM mailings WHERE state = 'failed' ORDER BY id`,
    );
    const free: string[] = [];
    for (const { id } of ids) {
      const [mailing] = await this.transactions.manager.query<FailedMailing[]>(FAILED, [id]);
      if (mailing && obstacleToRetry(mailing) === null) free.push(id);
    }
    await this.putBack(free);
    return { queued: free.length, left: ids.length - free.length };
  }

  private async putBack(ids: readonly string[]): Promise<void> {
    await this.transactions.manager.query(PUT_BACK, [ids]);
    await this.history.append(ids.map((id) => ({ subject: 'mailing', subjectId: id, type: 'mailing.retried' })));
  }

  /** Binds what the columns need before the conditions of the page are added. */
  private selection(conditions: Conditions): { select: string } {
    const visible = this.access.visibility('c', conditions.values.length);
    for (const parameter of visible.parameters) conditions.bind(parameter);
    return { select: selectSql(visible.sql) };
  }
}

const LISTS: Record<MailingList, string> = {
  late: `m.state IN ('queued', 'sending') AND m.due_at <= statement_timestamp()`,
  failed: `m.state = 'failed'`,
  in_doubt: 'm.possibly_twice',
  shown: `m.shown_at IS NOT NULL AND m.state = 'queued'`,
};

const FROM = 'mailings m JOIN persons p ON p.id = m.person_id';

const selectSql = (visible: string) => `
  SELECT m.id, m.kind, m.state, ${personReference('p')} AS recipient,
         CASE WHEN m.state IN ('queued', 'sending') THEN p.email ELSE coalesce(m.address, p.email) END AS address,
         m.due_at AS "dueAt", m.attempt AS attempts, m.last_error AS "lastError", m.possibly_twice AS "possiblyTwice",
         CASE WHEN m.state = 'queued' THEN m.next_attempt_at END AS "nextAttemptAt", m.settled_at AS "settledAt",
         m.shown_at AS "shownAt",
         ARRAY(SELECT c.reference FROM commitments c WHERE (${visible})
           AND EXISTS (SELECT FROM occurrences o WHERE o.mailing_id = m.id AND o.commitment_id = c.id)
           ORDER BY c.reference) AS references,
         (SELECT count(DISTINCT o.commitment_id)::integer FROM occurrences o WHERE o.mailing_id = m.id) AS commitments`;

/** $1 the mailing. Its row is locked; what it says is weighed again when it is sent. */
const FAILED = `
  SELECT m.state, m.kind, p.email_refused_at IS NOT NULL AS "isRefused",
         (SELECT count(*)::integer FROM occurrences o
          JOIN commitments c ON c.id = o.commitment_id
          LEFT JOIN commitment_periods d ON d.commitment_id = c.id
            AND d.ordinal = CASE WHEN o.deadline IS NULL THEN 1 ELSE o.ordinal END
          WHERE o.mailing_id = m.id AND o.state = 'failed'
            -- Of nudges and notices the claim knows better: they are about what was reported, or is over.
            AND (o.rung ~ '^(decide|notice)-' OR c.status IN ('active', 'reported')
              AND d.settled_at IS NULL AND d.reported_at IS NULL
              AND d.deadline_version IS NOT DISTINCT FROM o.deadline_version)) AS "stillTrue"
  FROM mailings m JOIN persons p ON p.id = m.person_id WHERE m.id = $1 FOR UPDATE OF m`;

/** The attempts and the last error stay with the mailing: they are what happened. */
const PUT_BACK = `
  WITH queued AS (
    UPDATE mailings SET state = 'queued', next_attempt_at = statement_timestamp(), settled_at = NULL
    WHERE id = ANY($1::uuid[]) AND state = 'failed' RETURNING id
  )
  UPDATE occurrences SET state = 'gathered', note = '' WHERE state = 'failed' AND mailing_id IN (SELECT id FROM queued)`;

function toView({ dueAt, nextAttemptAt, settledAt, shownAt, ...row }: Row): MailingView {
  const instant = (date: Date | null) => (date === null ? null : toInstant(date));
  return {
    ...row,
    dueAt: toInstant(dueAt),
    nextAttemptAt: instant(nextAttemptAt),
    settledAt: instant(settledAt),
    shownAt: instant(shownAt),
  };
}
