import type { Temporal } from 'temporal-polyfill';
import type { LocalName } from '#people';
import type { MeetingSide } from './meeting.entity.js';

/** A body that took part, which side it was on, and who spoke for it. */
export interface Participant {
  body: { id: string; code: string; name: LocalName };
  side: MeetingSide;
  spokesman: { id: string; code: string; title: LocalName } | null;
}

/** The occasion that promises come from. */
export interface Meeting {
  id: string;
  /** First part of its commitments' references: `BY-RU-MOS/2023-12-18`. */
  code: string;
  title: string;
  heldOn: Temporal.PlainDate;
  place: string;
  nextMeetingOn: Temporal.PlainDate | null;
  /** What its commitments' deadlines are reckoned by, unless they say otherwise. */
  regimeCode: string;
  /** What reminds of those of its commitments that have no ladder of their own; null: the default ladder. */
  ladderCode: string | null;
  /** In the order in which they were given. */
  participants: Participant[];
  version: number;
}

export interface NewParticipant {
  bodyId: string;
  side: MeetingSide;
  spokesmanPostId?: string | null;
}

export interface NewMeeting {
  code: string;
  title: string;
  heldOn: Temporal.PlainDate;
  participants: readonly NewParticipant[];
  place?: string;
  nextMeetingOn?: Temporal.PlainDate | null;
  /** `cis` when left out. */
  regimeCode?: string;
  ladderCode?: string | null;
}

/** What is left out stays as it is; `participants` replaces the whole list. */
export type MeetingChanges = Partial<NewMeeting>;
