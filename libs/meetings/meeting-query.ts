import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import { Conditions, containing, type Page, type PageRequest, readPage } from '#platform';
import type { Meeting } from './meeting.js';

export interface MeetingFilter {
  /** Found anywhere in the title, the code or the place, whatever the case. */
  q?: string;
  /** Held on this date or later, and on that date or earlier. */
  from?: Temporal.PlainDate;
  to?: Temporal.PlainDate;
  /** This body took part. */
  bodyId?: string;
  sort?: MeetingSort | `-${MeetingSort}`;
}
export type MeetingSort = keyof typeof SORTS;

const SORTS = {
  heldOn: { column: 'm.held_on', type: 'date' },
  code: { column: 'm.code', type: 'text' },
  title: { column: 'm.title', type: 'text' },
} as const;

const inLanguages = (name: string): string =>
  `jsonb_build_object('en', ${name}_en, 'ru', ${name}_ru, 'be', ${name}_be)`;

const SELECT = `
  SELECT m.id, m.code, m.title, m.held_on AS "heldOn", m.place, m.next_meeting_on AS "nextMeetingOn",
         m.regime_code AS "regimeCode", m.ladder_code AS "ladderCode",
         (SELECT coalesce(jsonb_agg(jsonb_build_object(
                   'body', jsonb_build_object('id', b.id, 'code', b.code, 'name', ${inLanguages('b.name')}),
                   'side', mp.side,
                   'spokesman', CASE WHEN p.id IS NOT NULL
                     THEN jsonb_build_object('id', p.id, 'code', p.code, 'title', ${inLanguages('p.title')}) END
                 ) ORDER BY mp.ordinal), '[]')
          FROM meeting_participants mp JOIN bodies b ON b.id = mp.body_id
          LEFT JOIN posts p ON p.id = mp.spokesman_post_id
          WHERE mp.meeting_id = m.id) AS participants,
         m.version`;

interface Row extends Omit<Meeting, 'heldOn' | 'nextMeetingOn'> {
  heldOn: string;
  nextMeetingOn: string | null;
}

/** The meeting that goes by an id or a code, or null. */
export async function readMeeting(
  manager: EntityManager,
  [column, value]: readonly ['id' | 'code', string],
): Promise<Meeting | null> {
  const [meeting] = await manager.query<Row[]>(`${SELECT} FROM meetings m WHERE m.${column} = $1`, [value]);
  return meeting === undefined ? null : toMeeting(meeting);
}

/** A page of those that fit, the last held first unless another order is asked for. */
export async function readMeetings(
  manager: EntityManager,
  filter: MeetingFilter,
  page: PageRequest,
): Promise<Page<Meeting>> {
  const conditions = new Conditions()
    .when(
      filter.q === undefined ? undefined : containing(filter.q),
      'm.title ILIKE $? OR m.code ILIKE $? OR m.place ILIKE $?',
    )
    .when(filter.from?.toString(), 'm.held_on >= $?::date')
    .when(filter.to?.toString(), 'm.held_on <= $?::date')
    .when(filter.bodyId, 'EXISTS (SELECT FROM meeting_participants mp WHERE mp.meeting_id = m.id AND mp.body_id = $?)');
  const listing = { select: SELECT, from: 'meetings m', tie: 'm.id', conditions, sorts: SORTS };
  const sort = filter.sort ?? '-heldOn';
  const { items, next } = await readPage<Row, MeetingSort>(manager, { ...listing, sort }, page);
  return { items: items.map(toMeeting), next };
}

function toMeeting(row: Row): Meeting {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    heldOn: Temporal.PlainDate.from(row.heldOn),
    place: row.place,
    nextMeetingOn: row.nextMeetingOn === null ? null : Temporal.PlainDate.from(row.nextMeetingOn),
    regimeCode: row.regimeCode,
    ladderCode: row.ladderCode,
    participants: row.participants,
    version: row.version,
  };
}
