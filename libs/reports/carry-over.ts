import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { Register, type RegisterFilter, type RegisterRow, type Side, SIDES } from '#commitments';
import type { Language } from '#people';
import { Meetings } from '#meetings';
import { ChangesSince } from './changes-since.js';
import type { Choice, ComparedCommitment } from './comparison.js';
import { type Counterpart, CounterpartMeetings, type MeetingHead, sinceOf } from './counterpart-meetings.js';

/** The first of a list, and how many there are of which the reader may know. */
export interface Counted<Item> {
  count: number;
  items: Item[];
}

/** What one side, or both together, bring along. */
export interface CarriedSide {
  /** On control, by deadline. */
  open: Counted<RegisterRow>;
  /** Of those the ones whose deadline has passed. */
  overdue: Counted<RegisterRow>;
  /** Closed since the last meeting, with a period that was kept after its deadline; by deadline. */
  keptLate: Counted<RegisterRow>;
  /** New, closed, terminated, re-opened, put off or re-assigned since the last meeting, by reference. */
  changed: Counted<ComparedCommitment>;
}

export interface CarriedOver extends Record<Side, CarriedSide> {
  meeting: MeetingHead;
  counterpart: Counterpart[];
  /** The meetings that it continues, latest first. */
  earlier: MeetingHead[];
  /** From when changes are told: the beginning, in UTC, of the day of the last meeting; null where there was none. */
  since: Temporal.Instant | null;
}

export interface CarryOverRequest {
  meetingId: string;
  /** The most of each list. */
  limit: number;
  /** Of names; the reader's own when not given. */
  language?: Language;
}

/** With what the next meeting with the same counterpart begins. */
@Injectable()
export class CarryOver {
  constructor(
    private readonly meetings: Meetings,
    private readonly counterparts: CounterpartMeetings,
    private readonly register: Register,
    private readonly changes: ChangesSince,
  ) {}

  /**
   * Of what the reader may see, at the moment of the transaction. The open transaction can write nothing afterwards.
   * @throws DomainError `not_found`
   */
  async of(request: CarryOverRequest): Promise<CarriedOver> {
    const { id, code, title, heldOn } = await this.meetings.get(request.meetingId);
    const counterpart = await this.counterparts.across(id);
    const earlier = await this.counterparts.before(id);
    const since = sinceOf(earlier);
    const meetingId = earlier.map((meeting) => meeting.id);
    const listed = await this.eachSide((side) => this.listed({ meetingId, side: [side] }, since, request));
    // Last: from here on the transaction looks back.
    const { language, limit } = request;
    const choose: Choice = (found) => SIDES.flatMap((side) => found.filter(isOf(side)).slice(0, limit));
    const changed = await this.changes.read({ since, filter: { meetingId }, choose, ...(language && { language }) });
    const sideOf = (side: Side) => {
      const [found, items] = [changed.found.filter(isOf(side)), changed.items.filter(isOf(side))];
      return { ...listed[side], changed: { count: found.length, items } };
    };
    return {
      meeting: { id, code, title, heldOn: heldOn.toString() },
      ...{ counterpart, earlier, since, ours: sideOf('ours'), theirs: sideOf('theirs'), joint: sideOf('joint') },
    };
  }

  private async eachSide<T>(read: (side: Side) => Promise<T>): Promise<Record<Side, T>> {
    const found: Partial<Record<Side, T>> = {};
    for (const side of SIDES) found[side] = await read(side);
    return found as Record<Side, T>;
  }

  private async listed(
    filter: RegisterFilter,
    since: Temporal.Instant | null,
    request: CarryOverRequest,
  ): Promise<Omit<CarriedSide, 'changed'>> {
    const open = { ...filter, status: ['active', 'reported'] } as const;
    const late = { ...filter, status: ['closed'], having: ['late_current'] } as const;
    return {
      open: await this.first(open, request),
      overdue: await this.first({ ...open, timeliness: 'overdue' }, request),
      keptLate: since === null ? NONE : await this.first({ ...late, settledAfter: since }, request),
    };
  }

  private async first(filter: RegisterFilter, { limit, language }: CarryOverRequest): Promise<Counted<RegisterRow>> {
    const { items } = await this.register.list({ filter, sort: 'due', limit, ...(language && { language }) });
    return { count: await this.register.count(filter), items };
  }
}

const isOf = (side: Side) => (one: { side: Side }) => one.side === side;

const NONE = { count: 0, items: [] };
