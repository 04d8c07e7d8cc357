import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { History } from '#history';
import {
  conflict,
  expectVersion,
  Faults,
  invalid,
  notFound,
  type Page,
  type PageRequest,
  refusing,
  Replanner,
  Transactions,
} from '#platform';
import { MEETING_SIDES, MeetingEntity, MeetingParticipantEntity } from './meeting.entity.js';
import type { Meeting, MeetingChanges, NewMeeting, NewParticipant, Participant } from './meeting.js';
import { type MeetingFilter, readMeeting, readMeetings } from './meeting-query.js';

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
    const meeting = await readMeeting(this.manager, ['id', id]);
    if (meeting === null) throw notFound();
    return meeting;
  }

  /** The meeting with this code, or null. */
  byCode(code: string): Promise<Meeting | null> {
    return readMeeting(this.manager, ['code', code]);
  }

  /** A page of the meetings that fit. */
  list(filter: MeetingFilter, page: PageRequest): Promise<Page<Meeting>> {
    return readMeetings(this.manager, filter, page);
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
