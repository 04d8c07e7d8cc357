import type { Act } from './asked.rules.js';
import type { MatterWords } from './matter-words.js';
import type { ReminderAudience } from './reminder-mail.js';

/** What a sentence says about a deadline, seen from the recipient's date. */
export type Nearness =
  | { kind: 'late'; days: number }
  | { kind: 'overdue' }
  | { kind: 'today' }
  | { kind: 'ahead'; days: number }
  | { kind: 'review' };

/** What is asked of the reader: to act on a deadline, to see to it, or to move something that has none. */
export type Request = 'act' | 'know' | 'review';

/** A rung of the ladder, read from its key. */
export type Rung =
  | { kind: 'before' | 'after'; days: number; unit: 'working' | 'calendar' }
  | { kind: 'on-day' | 'review' | 'decide' | 'notice' | 'report_to_lead' }
  | { kind: 'other'; key: string };

/** Everything that a mail says in one language. Texts are complete phrases: nothing is glued from word endings. */
export interface Words {
  /** The name of the register, at the head of a mail. */
  register: string;
  confidential: string;
  official: string;
  /** Twelve names in the form that a date takes. */
  date(day: number, month: number, year: number): string;
  /** "3 commitments". */
  commitments(count: number): string;
  heading(count: number): string;
  greeting(name: string): string;
  nearness(nearness: Nearness): string;
  /** "overdue: 1, due today: 2", in the order of urgency; nothing is said of what is not there. */
  tally: { overdue: string; due_today: string; due_later: string; review: string };
  request: Record<Request, string>;
  columns: { commitment: string; deadline: string };
  /** How a deadline begins in a subject. */
  due: string;
  mostUrgent: string;
  original: string;
  lead: string;
  quote: string;
  why: string;
  link: string;
  hidden: string;
  /** What waits for a decision, and what was decided. */
  matter: MatterWords;
  rung(rung: Rung): string;
  audience: Record<ReminderAudience, string>;
  deputy(absent: string): string;
  /** Where the name of the absent person would say who leads a confidential commitment. */
  deputyUnnamed: string;
  open: { one: string; many: string };
  /** On what leads to the form. */
  act: Record<Act, string>;
  /** What is said to somebody who cannot sign in. */
  noAccount: {
    how: string;
    answerTo: string;
    /** Where nobody may be named, and where there is nobody to name. */
    protectedWay: string;
    register(address: string): string;
    hidden: string;
  };
  footer: { why: string; automatic: string; calendar: string };
  quoted(text: string): string;
}
