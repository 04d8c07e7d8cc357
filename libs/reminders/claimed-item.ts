import type { ReadingObstacle } from '#access';
import type { Audience, RungTime } from './ladder.rules.js';
import type { MatterKind } from './matters.rules.js';

type Title = { en: string; ru: string | null; be: string | null };

/** One reminder of a claimed mailing, with everything that decides whether it is still true, as of the claim. */
export interface ClaimedItem {
  id: string;
  commitmentId: string;
  rung: string;
  deadlineVersion: number;
  ordinal: number;
  audience: Audience;
  recipientId: string;
  postId: string;
  /** 'YYYY-MM-DD'; null for a review. */
  deadline: string | null;
  /** Milliseconds since the epoch. */
  dueAt: number;
  reference: string;
  title: string;
  classification: Classification;
  /** Why the recipient may not read of it; null where they may. */
  obstacle: ReadingObstacle | null;
  status: string;
  basis: string;
  originalDeadline: string | null;
  /** The version of the deadline now; null when the period is gone. */
  currentVersion: number | null;
  isReported: boolean;
  isSettled: boolean;
  isRefused: boolean;
  /** The recipient (or the absent person they stand in for) holds the post today. */
  holds: boolean;
  /** The post is the audience's own, not one further up the line. */
  isDirect: boolean;
  /** The ladder still has the rung for the audience; reviews, nudges and notices are no rungs. */
  isOnLadder: boolean;
  /** When the ladder wants the rung to go out; null for a review, and when the ladder has it no more. */
  when: RungTime | null;
  /** A report, a request or a word on when to report came after the reminder fell due. */
  isAnswered: boolean;
  /** All that may change between the claim and the hand-over, as one text. */
  facts: string;
  leadTitle: Title;
  postTitle: Title;
  deputyFor: { name: string; ru: string | null; be: string | null } | null;
  quote: string | null;
  /** Whoever holds the controller's post today; null while it is vacant. */
  contact: { id: string; name: string; ru: string | null; be: string | null; email: string; post: Title } | null;
  /** What a nudge or a notice is about; only of these. */
  matter?: ClaimedMatter;
}

/** A report or a request that waits, a report to the lead, or what was decided. */
export interface ClaimedMatter {
  kind: MatterKind;
  /** It is still to be told. */
  stands: boolean;
  /** It asks for a decision, and the recipient leads the commitment today: somebody else has to decide. */
  leads: boolean;
  /** Who asks for the decision, or has taken it, or has reported; null for the system. */
  by: { name: string; ru: string | null; be: string | null } | null;
  /** Since when it waits, or when it was decided or reported: 'YYYY-MM-DD' at the recipient. */
  on: string;
  /** Why it was asked for, or was decided so; may be empty. */
  reason: string;
  /** The deadline that was asked for. */
  to: string | null;
  /** When the final report was made, at the lead's body. */
  keptOn: string | null;
}

export type Classification = 'public' | 'official' | 'confidential';
