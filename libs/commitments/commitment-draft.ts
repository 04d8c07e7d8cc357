import type { Temporal } from 'temporal-polyfill';
import type { DeadlineRule } from '#deadlines';
import type { NewPassage } from '#meetings';
import type { Classification, Kind, Priority, Side } from './commitment.types.js';

/** Where in a frozen text a commitment stands. */
export type PassageDraft = NewPassage & { documentId: string };

/** A commitment that somebody wants to enter. */
export interface CommitmentDraft {
  meetingId: string;
  /** Within the meeting; the next free one when not given. The reference is made of both. */
  number?: number;
  kind: Kind;
  side: Side;
  areaCode: string;
  title: string;
  text: string;
  passageId?: string | null;
  /** Instead of `passageId`: a place in a document of the meeting. */
  passage?: PassageDraft | null;
  classification?: Classification;
  priority?: Priority;
  /** Can anyone tell when it is done? */
  verifiable: boolean;
  leadPostId: string;
  coExecutorPostIds?: readonly string[];
  controllerPostId: string;
  authorPostId: string;
  counterpartBodyId?: string | null;
  counterpartPostId?: string | null;
  observerIds?: readonly string[];
  parts?: readonly string[];
  /** The meeting's when not given. */
  regimeCode?: string;
  ladderCode?: string | null;
  /** The date of the meeting when not given. */
  signedOn?: Temporal.PlainDate;
  deadline: DeadlineRule;
}
