import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { LocalName } from '#people';
import { Transactions } from '#platform';

/** A meeting in short; the day is `2024-03-01`. */
export interface MeetingHead {
  id: string;
  code: string;
  title: string;
  heldOn: string;
}

/** The same with the day that was agreed for the next one; null where none was. */
export interface HeldMeeting extends MeetingHead {
  nextMeetingOn: string | null;
}

/** A body on the other side of a meeting, by its name at the moment of the transaction. */
export interface Counterpart {
  id: string;
  code: string;
  name: LocalName;
}

/** From when changes are told: the beginning, in UTC, of the day of the latest of meetings; null where there is none. */
export function sinceOf([latest]: readonly MeetingHead[]): Temporal.Instant | null {
  return latest ? Temporal.PlainDate.from(latest.heldOn).toZonedDateTime('UTC').toInstant() : null;
}

/** A meeting in short, without what else is known of it. */
export const headOf = ({ id, code, title, heldOn }: MeetingHead): MeetingHead => ({ id, code, title, heldOn });

/** Finds the meetings that one continues. */
@Injectable()
export class CounterpartMeetings {
  constructor(private readonly transactions: Transactions) {}

  /** Who sits across, in the order in which they were given. */
  across(meetingId: string): Promise<Counterpart[]> {
    return this.transactions.manager.query<Counterpart[]>(ACROSS, [meetingId]);
  }

  /**
   * Meetings held by now, on an earlier day than this one, with the same counterpart; latest first. It is the same when a
   * body across is the same, or stands above or below one: a ministry goes on with what its government has agreed, and a
   * government with what its ministries have. Two ministries of one government are not the same.
   */
  async before(meetingId: string): Promise<MeetingHead[]> {
    return (await this.held(meetingId, false)).map(headOf);
  }

  /** Those that the next meeting with the same counterpart continues, though it is not entered yet: all held by now, this one too. */
  beforeNext(meetingId: string): Promise<HeldMeeting[]> {
    return this.held(meetingId, true);
  }

  private held(meetingId: string, isForNext: boolean): Promise<HeldMeeting[]> {
    return this.transactions.manager.query<HeldMeeting[]>(HELD, [
      meetingId,
      this.transactions.now.toString(),
      isForNext,
    ]);
  }
}

const ACROSS = `
  SELECT b.id, b.code, jsonb_build_object('en', b.name_en, 'ru', b.name_ru, 'be', b.name_be) AS name
  FROM meeting_participants p JOIN bodies b ON b.id = p.body_id
  WHERE p.meeting_id = $1 AND p.side = 'theirs' ORDER BY p.ordinal`;

const HELD = `
  WITH RECURSIVE across AS (
    SELECT body_id AS id FROM meeting_participants WHERE meeting_id = $1 AND side = 'theirs'
  ), above AS (
    SELECT id FROM across
    UNION SELECT b.parent_id FROM bodies b JOIN above a ON b.id = a.id WHERE b.parent_id IS NOT NULL
  ), below AS (
    SELECT id FROM across
    UNION SELECT b.id FROM bodies b JOIN below w ON b.parent_id = w.id
  )
  SELECT m.id, m.code, m.title, m.held_on AS "heldOn", m.next_meeting_on AS "nextMeetingOn"
  FROM meetings m JOIN meetings coming ON coming.id = $1 AND ($3 OR m.held_on < coming.held_on)
  WHERE m.held_on <= ($2::timestamptz AT TIME ZONE 'UTC')::date
    AND EXISTS (SELECT FROM meeting_participants p WHERE p.meeting_id = m.id AND p.side = 'theirs'
    AND (p.body_id IN (SELECT id FROM above) OR p.body_id IN (SELECT id FROM below)))
  ORDER BY m.held_on DESC, m.code DESC`;
