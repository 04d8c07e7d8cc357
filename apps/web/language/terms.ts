import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** A word of the register that somebody new cannot know. */
export interface Explained {
  name: MessageDescriptor;
  meaning: MessageDescriptor;
}

const SETTLING = {
  control_status: {
    name: msg`Control status`,
    meaning: msg`How far the work has come. Moved by those who do it; only the controller or the author's side takes it off control.`,
  },
  removal: {
    name: msg`Removal from control`,
    meaning: msg`The end of a commitment's way: its controller has accepted the final report, or it was terminated with a reason. An interim report never does it, and nothing ends because time passes.`,
  },
  fulfilment: {
    name: msg`Fulfilment`,
    meaning: msg`How much has been done. Judged by an assessor who did not do the work. “No evidence” means that nobody can tell yet; it is not zero.`,
  },
  no_evidence: {
    name: msg`No evidence`,
    meaning: msg`Nothing has been judged that would show what was done. That is not “not started”, and no average counts it.`,
  },
  timeliness: {
    name: msg`Timeliness`,
    meaning: msg`Computed from dates, never typed: once against the first deadline, once against what extensions made of it.`,
  },
  conformity: {
    name: msg`Conformity`,
    meaning: msg`Whether what was done is what the document says. Judged by an assessor who compares the two.`,
  },
} satisfies Record<string, Explained>;

const PEOPLE = {
  lead: {
    name: msg`Lead`,
    meaning: msg`The one post that answers for the whole: it reports, asks for a later deadline and is reminded first. Whoever holds the post is responsible, so a successor takes over with the post.`,
  },
  co_executor: {
    name: msg`Co-executor`,
    meaning: msg`A post that does a part of the work. It reports to the lead, who alone reports on the whole.`,
  },
  controller: {
    name: msg`Controller`,
    meaning: msg`The post that accepts the final report or returns it. It is never the lead: nobody decides on their own work.`,
  },
  author: {
    name: msg`Author`,
    meaning: msg`The post that gave the task. A later deadline is decided on by the author's side or the controller, never by those who do the work.`,
  },
} satisfies Record<string, Explained>;

const DEADLINES = {
  original_deadline: {
    name: msg`Original deadline`,
    meaning: msg`The date that follows from the document. It is never overwritten, so that everybody can see what was promised first.`,
  },
  current_deadline: {
    name: msg`Current deadline`,
    meaning: msg`The date that counts now: the original one, or what the last granted extension made of it.`,
  },
  slip: {
    name: msg`Slip`,
    meaning: msg`By how many days the deadline has moved, all extensions taken together.`,
  },
  recurring: {
    name: msg`Recurring`,
    meaning: msg`Done again in each period, such as a quarter. The report of a period is due by the 10th of the month after it, and each period is reported on by itself.`,
  },
  standing: {
    name: msg`Standing`,
    meaning: msg`Kept permanently, with no end. It is reported on once a year, by 20 January of the year after.`,
  },
  open: {
    name: msg`To be agreed`,
    meaning: msg`There is no date yet. The lead is asked for one every 30 days, and it stands in lists of its own so that it is not forgotten.`,
  },
  compound: {
    name: msg`Compound commitment`,
    meaning: msg`It has numbered parts and is complete when all of them are; the final report has to say so.`,
  },
} satisfies Record<string, Explained>;

const READING = {
  on_time: {
    name: msg`On-time rate`,
    meaning: msg`Of what was to be reported by now, the share that was reported by its deadline. What is overdue counts against it; what still runs counts for neither. Beside it stands of how many.`,
  },
  carry_over: {
    name: msg`Carry-over`,
    meaning: msg`What earlier meetings with the same other side have left: what is still open, what was kept late, and what has changed since the last one.`,
  },
  as_of: {
    name: msg`As of`,
    meaning: msg`How things stood at the end of a day in the past. What was entered later does not show, and nothing can be done there.`,
  },
} satisfies Record<string, Explained>;

/** What each means, said once for every screen. The rules behind the sentences are in docs/domain.md. */
export const TERMS = { ...SETTLING, ...PEOPLE, ...DEADLINES, ...READING };
export type Term = keyof typeof TERMS;
