import type { ReminderMatter } from './reminder-mail.js';

/** What a mail says about decisions, and of reports to the lead, in one language. Texts are complete phrases, and labels with a value after them. */
export interface MatterWords {
  /** How a subject begins that asks for a decision. */
  toDecide: string;
  /** "final report to be decided on", "closed": for a subject and beside the date. `closed` without a date to judge by. */
  short: Record<ReminderMatter['kind'], string>;
  /** What is to be decided, where a subject has said already that something is. */
  asked: { decide_report: string; decide_extension: string };
  closedInTime: string;
  closedLate(days: number): string;
  /** Where the content may not be shown. */
  hidden: { to_decide: string; told: string; report_to_lead: string };
  /** What waits since when, or what was decided when; the date is in its words. */
  sentence: Record<ReminderMatter['kind'], (date: string) => string>;
  since(date: string): string;
  from: string;
  decidedBy: string;
  askedFor: string;
  reason: string;
  reportedOn: string;
  /** By how much extensions have moved the deadline. */
  extendedBy(days: number): string;
  /** "2 commitments: news for you". */
  news(commitments: string): string;
  tally: { to_decide: string; told: string };
  request: { decide: string; told: string };
  rung: { decide: string; notice: string; report_to_lead: string };
}
