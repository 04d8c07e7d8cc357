import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { History } from '#history';
import type { LocalName } from '#people';
import {
  Conditions,
  conflict,
  containing,
  expectVersion,
  Faults,
  invalid,
  notFound,
  type Page,
  type PageRequest,
  readPage,
  refusing,
  Replanner,
  Transactions,
} from '#platform';
import { MEETING_SIDES, MeetingEntity, MeetingParticipantEntity, type MeetingSide } from './meeting.entity.js';

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

type MeetingFields = Omit<Meeting, 'id' | 'participants' | 'version'> & { participants: readonly NewParticipant[] };

/** Meetings and who took part in them. */
@Injectable()
export class Meetings {
  constructor(
    private readonly transactions: Transactions,
    private readonly history: History,
    private readonly replanner: Replanner,
  ) {}

  /** @throws invalid naming every field at fault, conflict `code_taken`. */
  async create(given: NewMeeting): Promise<Meeting> {
    const meeting = { place: '', nextMeetingOn: null, regimeCode: 'cis', ladderCode: null, ...given };
    await this.check(meeting);
    const { identifiers } = await refusing(this.manager.insert(MeetingEntity, row(meeting)), refusals(meeting));
    const { id } = identifiers[0] as { id: string };
    await this.writeParticipants(id, meeting.participants);
    const after = await this.get(id);
    await this.history.append([{ subject: 'meeting', subjectId: id, type: 'meeting.created', after }]);
    return after;
  }

  /**
   * Changes a meeting. Its commitments keep the dates, the regime and the reference that they were given; those without
   * a ladder of their own follow another ladder from now on.
   * @throws stale, not_found, and what `create` throws.
   */
  async update(id: string, version: number, changes: MeetingChanges): Promise<Meeting> {
    await this.manager.query('SELECT FROM meetings WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const before = await this.get(id);
    expectVersion(before, version);
    const meeting = { ...before, participants: before.participants.map(given), ...changes };
    await this.check(meeting);
    const set = { ...row(meeting), version: version + 1, updatedAt: new Date(this.transactions.now.epochMilliseconds) };
    await refusing(this.manager.update(MeetingEntity, id, set), refusals(meeting));
    if (changes.participants !== undefined) await this.writeParticipants(id, changes.participants);
    const after = await this.get(id);
    await this.history.append([{ subject: 'meeting', subjectId: id, type: 'meeting.changed', before, after }]);
    if (after.ladderCode !== before.ladderCode) await this.replanner.meetingChanged(id);
    return after;
  }

  /** @throws not_found */
  async get(id: string): Promise<Meeting> {
    const [meeting] = await this.manager.query<Row[]>(`${SELECT} FROM meetings m WHERE m.id = $1`, [id]);
    if (meeting === undefined) throw notFound();
    return toMeeting(meeting);
  }

  /** The meeting with this code, or null. */
  async byCode(code: string): Promise<Meeting | null> {
    const [meeting] = await this.manager.query<Row[]>(`${SELECT} FROM meetings m WHERE m.code = $1`, [code]);
    return meeting === undefined ? null : toMeeting(meeting);
  }

  async list(filter: MeetingFilter, page: PageRequest): Promise<Page<Meeting>> {
    const conditions = new Conditions()
      .when(
        filter.q === undefined ? undefined : containing(filter.q),
        'm.title ILIKE $? OR m.code ILIKE $? OR m.place ILIKE $?',
      )
      .when(filter.from?.toString(), 'm.held_on >= $?::date')
      .when(filter.to?.toString(), 'm.held_on <= $?::date')
      .when(
        filter.bodyId,
        'EXISTS (SELECT FROM meeting_participants mp WHERE mp.meeting_id = m.id AND mp.body_id = $?)',
      );
    const listing = { select: SELECT, from: 'meetings m', tie: 'm.id', conditions, sorts: SORTS };
    const sort = filter.sort ?? '-heldOn';
    const { items, next } = await readPage<Row, MeetingSort>(this.manager, { ...listing, sort }, page);
    return { items: items.map(toMeeting), next };
  }

  private get manager() {
    return this.transactions.manager;
  }

  private async check(meeting: MeetingFields): Promise<void> {
    const { code, title, place, heldOn, nextMeetingOn, participants } = meeting;
    const faults = new Faults()
      .require(CODE.test(code) && code.length <= 100, 'code', ['code', 'must be as in BY-RU-MOS/2023-12-18'])
      .line(title, 'title')
      .optionalLine(place, 'place')
      .require(nextMeetingOn === null || Temporal.PlainDate.compare(nextMeetingOn, heldOn) > 0, 'nextMeetingOn', [
        'too_early',
        'must be after heldOn',
      ]);
    const bodies = await this.known(
      'bodies',
      participants.map((participant) => participant.bodyId),
    );
    const posts = await this.known(
      'posts',
      participants.map((participant) => participant.spokesmanPostId ?? null),
    );
    const seen = new Set<string>();
    for (const [index, { bodyId, side, spokesmanPostId }] of participants.entries()) {
      const path = `participants[${index}]`;
      faults
        .require(bodies.has(bodyId), `${path}.bodyId`, ['not_known', 'must be the id of a body'])
        .require(!seen.has(bodyId), `${path}.bodyId`, ['twice', 'must not be there twice'])
        .require(MEETING_SIDES.includes(side), `${path}.side`, ['choice', `must be one of ${MEETING_SIDES.join(', ')}`])
        .require(!spokesmanPostId || posts.has(spokesmanPostId), `${path}.spokesmanPostId`, [
          'not_known',
          'must be the id of a post',
        ]);
      seen.add(bodyId);
    }
    faults.throwAny();
  }

  private async known(table: 'bodies' | 'posts', ids: readonly (string | null)[]): Promise<Set<string>> {
    const rows = await this.manager.query<{ id: string }[]>(`SELECT id FROM ${table} WHERE id = ANY ($1)`, [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  private async writeParticipants(meetingId: string, participants: readonly NewParticipant[]): Promise<void> {
    await this.manager.delete(MeetingParticipantEntity, { meetingId });
    const rows = participants.map(({ bodyId, side, spokesmanPostId = null }, index) => ({
      meetingId,
      bodyId,
      side,
      spokesmanPostId,
      ordinal: index + 1,
    }));
    if (rows.length > 0) await this.manager.insert(MeetingParticipantEntity, rows);
  }
}

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*\/[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?$/;

function row(meeting: MeetingFields) {
  const { code, title, heldOn, place, nextMeetingOn, regimeCode, ladderCode } = meeting;
  return { code, title, heldOn, place, nextMeetingOn, regimeCode, ladderCode };
}

function refusals({ code, regimeCode, ladderCode }: MeetingFields) {
  return {
    meetings_code_key: () => conflict('code_taken', `Another meeting has the code "${code}".`),
    meetings_regime_fkey: () =>
      invalid({ path: 'regimeCode', rule: 'not_known', message: `there is no regime "${regimeCode}"` }),
    meetings_ladder_fkey: () =>
      invalid({ path: 'ladderCode', rule: 'not_known', message: `there is no ladder "${ladderCode}"` }),
  };
}

function given({ body, side, spokesman }: Participant): NewParticipant {
  return { bodyId: body.id, side, spokesmanPostId: spokesman?.id ?? null };
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
