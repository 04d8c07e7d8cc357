import type { Temporal } from 'temporal-polyfill';

export type MailLanguage = 'en' | 'ru' | 'be';

/** Whom a rung of the ladder speaks to. */
export type ReminderAudience =
  | 'lead'
  | 'co_executors'
  | 'controller'
  | 'superior'
  /** A post further above than the direct superior's. */
  | 'higher_superior'
  | 'author'
  | 'counterpart'
  /** One that the ladder names. */
  | 'post';

export type ReminderState = 'due_later' | 'due_today' | 'overdue' | 'review' | 'to_decide' | 'told';

/** Before or after the deadline, in working days unless it says calendar; or on its day. */
export type ReminderTime =
  { before: number; days?: 'working' | 'calendar' } | { after: number; days?: 'working' | 'calendar' } | 'on_day';

/** What is put to a decision, what has been decided, or what co-executors have reported to the lead. */
export const MATTERS = [
  'decide_report',
  'decide_extension',
  'returned',
  'granted',
  'refused',
  'closed',
  'terminated',
  'reopened',
  'report_to_lead',
] as const;

/** What waits for the reader's decision, or news of what was decided or reported. Not shown where the content is not. */
export interface ReminderMatter {
  kind: (typeof MATTERS)[number];
  /** The name of who asks, has decided or reported; null when it was nobody in particular. */
  by: string | null;
  /** Since when it waits, or when it was decided or reported: a date at the recipient. */
  on: Temporal.PlainDate;
  /** Why it was asked for, or was decided so; may be empty. */
  reason: string;
  /** The deadline that was asked for. */
  to: Temporal.PlainDate | null;
  /** When the accepted report was made; of what was closed. */
  keptOn: Temporal.PlainDate | null;
}

/** Why one person hears about one commitment: the rung that sent it and the post it was sent through. */
export interface ReminderReason {
  /** The rung's key: `before-10`, `on-day`, `after-3`, `review`. */
  rung: string;
  /** When the ladder sends it. Left out, or null: as the key says. */
  when?: ReminderTime | null;
  audience: ReminderAudience;
  /** The post's title in the language of the mail. */
  post: string;
  /** The name of the absent person for whom the recipient stands in, null when the post is the recipient's own. */
  deputyFor: string | null;
}

/** Whom a recipient without an account answers to. */
export interface ReminderContact {
  name: string;
  /** The title of their post in the language of the mail. */
  post: string;
  address: string;
}

/** One deadline (or review) of one commitment. */
export interface ReminderItem {
  commitmentId: string;
  /** The period of a recurring commitment; 1 when left out. */
  ordinal?: number;
  reference: string;
  /** Null when the content may not be shown. Above `official` it is not shown either way. */
  title: string | null;
  classification: 'public' | 'official' | 'confidential';
  deadline: Temporal.PlainDate | null;
  /** The deadline before any extension. */
  original: Temporal.PlainDate | null;
  /** Counts the deadline's versions from 1; a calendar takes the higher one over the lower. 1 when left out. */
  deadlineVersion?: number;
  state: ReminderState;
  /** With the states `to_decide` and `told`. */
  matter?: ReminderMatter;
  /** The title of the leading post in the language of the mail. */
  lead: string;
  reasons: ReminderReason[];
  /** For a recipient without an account; never shown of what may not be shown. None when left out. */
  contact?: ReminderContact | null;
  /** The words of the source that the commitment rests on. */
  fromQuote?: string;
}

/** What one person is told on one morning: everything a mail is made of. */
export interface ReminderMail {
  language: MailLanguage;
  recipient: { name: string; address: string };
  /** Without an account nothing leads to where one has to sign in. They have one when left out. */
  hasAccount?: boolean;
  /** The date at the recipient; "3 days late" is counted from it. */
  today: Temporal.PlainDate;
  /** The moment of sending: the `Date` header and the stamp of the calendar entries. */
  sentAt: Temporal.Instant;
  items: ReminderItem[];
  /** Where links lead, without a slash at the end. */
  publicUrl: string;
  /** `Pacta <pacta@example.org>` or a bare address. */
  from: string;
  /** With or without angle brackets. A retry of the same mailing gives the same one. */
  messageId: string;
}
