import type { Temporal } from 'temporal-polyfill';
import type { MailLanguage } from './reminder-mail.js';

/** In the order in which they are shown. */
export const DIGEST_SECTIONS = ['waiting', 'overdue', 'due_soon', 'changed'] as const;
export type DigestSectionKind = (typeof DIGEST_SECTIONS)[number];

/** One commitment, as one section tells of it. */
export interface DigestLine {
  commitmentId: string;
  reference: string;
  /** Null when the content may not be shown. Above `official` it is not shown either way. */
  title: string | null;
  classification: 'public' | 'official' | 'confidential';
  status: 'active' | 'reported' | 'closed' | 'terminated';
  deadline: Temporal.PlainDate | null;
  /** The deadline before any extension. */
  original: Temporal.PlainDate | null;
  /** How near the deadline is, seen from the lead: days late from 1, due in days from 0; null where it does not matter. */
  nearness: { late: number } | { ahead: number } | null;
  /** What waits for the reader's decision, and since when; null where nothing does. */
  decision: { of: 'report' | 'extension'; since: Temporal.PlainDate } | null;
  /** When it changed; null where that is not what is told. */
  changedOn: Temporal.PlainDate | null;
  /** The title of the leading post, and the name of its body, in the language of the mail. */
  lead: string;
  body: string;
}

export interface DigestSection {
  kind: DigestSectionKind;
  /** How many there are, those that are left out included. */
  total: number;
  /** The most urgent first. */
  lines: DigestLine[];
}

/** What a head or a controller is told at once: everything a digest is made of. */
export interface DigestMail {
  language: MailLanguage;
  recipient: { name: string; address: string };
  /** The absent person whose digest this is a deputy's copy of. */
  copyFor: string | null;
  /** Without an account nothing leads to where one has to sign in. */
  hasAccount: boolean;
  rhythm: 'weekly' | 'daily';
  /** The date at the recipient. */
  today: Temporal.PlainDate;
  sentAt: Temporal.Instant;
  sections: DigestSection[];
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
  /** Ends the digests without signing in. */
  unsubscribeUrl: string;
  /** `Pacta <pacta@example.org>` or a bare address. */
  from: string;
  messageId: string;
}
