import { Injectable } from '@nestjs/common';
import { type PersonReference, personReference } from '#people';
import { toInstant, Transactions } from '#platform';
import { Temporal } from 'temporal-polyfill';
import type { Audience } from './ladder.rules.js';
import { withoutPersonalGround } from './not-told.rules.js';
import type { OccurrenceState } from './plan-difference.rules.js';

/** A reminder of one commitment as it is read: planned, under way, or what became of it. */
export interface ReminderView {
  id: string;
  rung: string;
  ordinal: number;
  audience: Audience;
  deadline: Temporal.PlainDate | null;
  dueAt: Temporal.Instant;
  state: OccurrenceState;
  /** Null while nobody up the line can be reached. */
  recipient: PersonReference | null;
  post: { id: string; title: { en: string; ru: string | null; be: string | null } };
  deputyFor: PersonReference | null;
  /** Why it expired, failed or was passed on; empty otherwise. */
  note: string;
  /** When it was sent, and whether it may have come twice; null before. */
  sent: { at: Temporal.Instant; possiblyTwice: boolean } | null;
}

type Row = Omit<ReminderView, 'deadline' | 'dueAt' | 'sent'> & {
  deadline: string | null;
  dueAt: Date;
  sentAt: Date | null;
  possiblyTwice: boolean;
};

/** Reads reminders. Whether the reader may see the commitment is for the caller to decide. */
@Injectable()
export class ReminderQueries {
  constructor(private readonly transactions: Transactions) {}

  /** All reminders of one commitment, in the order in which they fall due. */
  async remindersOf(commitmentId: string): Promise<ReminderView[]> {
    const rows: Row[] = await this.transactions.manager.query(REMINDERS, [commitmentId]);
    return rows.map(({ deadline, dueAt, sentAt, possiblyTwice, note, ...row }) => ({
      ...row,
      note: withoutPersonalGround(note),
      deadline: deadline === null ? null : Temporal.PlainDate.from(deadline),
      dueAt: toInstant(dueAt),
      sent: sentAt === null ? null : { at: toInstant(sentAt), possiblyTwice },
    }));
  }
}

const REMINDERS = `
  SELECT o.id, o.rung, o.ordinal, o.audience, o.deadline, o.due_at AS "dueAt", o.state,
         -- The mail server's words name the address: they are for those who look after the mail.
         CASE WHEN o.state = 'failed' THEN 'it could not be delivered'
           WHEN o.state = 'expired' OR o.note LIKE 'passed on:%' THEN o.note ELSE '' END AS note,
         ${personReference('r')} AS recipient,
         jsonb_build_object('id', p.id, 'title',
           jsonb_build_object('en', p.title_en, 'ru', p.title_ru, 'be', p.title_be)) AS post,
         ${personReference('a')} AS "deputyFor",
         CASE WHEN o.state = 'sent' THEN m.settled_at END AS "sentAt", coalesce(m.possibly_twice, false) AS "possiblyTwice"
  FROM occurrences o
  JOIN posts p ON p.id = o.post_id
  LEFT JOIN persons r ON r.id = o.recipient_id
  LEFT JOIN persons a ON a.id = o.deputy_for_id
  LEFT JOIN mailings m ON m.id = o.mailing_id
  WHERE o.commitment_id = $1
  ORDER BY o.due_at, o.rung, r.name, o.id`;
