import type { Temporal } from 'temporal-polyfill';
import { type Timeliness, timeliness } from '#deadlines';
import type { BlockedSide } from './blocker.rules.js';
import type { Basis, Classification, ControlStatus, Fulfilment, Kind, Priority, Side } from './commitment.types.js';
import type { AreaName, BodyName, MeetingName, Names, PostName } from './names.js';
import { dayAtLead, SLIP } from './row.sql.js';

/** A line of the register, ready to be sent: dates and instants are ISO 8601 text. */
export interface RegisterRow {
  id: string;
  reference: string;
  title: string;
  kind: Kind;
  side: Side;
  area: AreaName;
  classification: Classification;
  priority: Priority;
  status: ControlStatus;
  counterpartStatus: ControlStatus | null;
  fulfilment: Fulfilment;
  basis: Basis;
  /** The period that the deadlines belong to. */
  period: number;
  originalDeadline: string | null;
  currentDeadline: string | null;
  timeliness: { original: Timeliness; current: Timeliness };
  lead: PostName;
  controller: PostName;
  counterpart: BodyName | null;
  meeting: MeetingName;
  /** On whose side something stands in the way; null where nothing is named. */
  blockedSide: BlockedSide | null;
  /** How many times its deadlines were moved, and by how many days altogether. */
  slip: { count: number; days: number };
  updatedAt: string;
  version: number;
}

/** What timeliness is judged by, all as dates in the lead body's zone. */
export interface Judged {
  originalDeadline: string | null;
  currentDeadline: string | null;
  /** When it was reported as kept; null while it is not. */
  keptOn: string | null;
  /** The day on which it left control stands for today; null while it is on it. */
  endedOn: string | null;
}

/** Against both deadlines. */
export function judge(facts: Judged, today: string): RegisterRow['timeliness'] {
  const stand = { keptOn: facts.keptOn, today: facts.endedOn ?? today };
  return {
    original: timeliness({ ...stand, deadline: facts.originalDeadline }),
    current: timeliness({ ...stand, deadline: facts.currentDeadline }),
  };
}

/** A line as it comes from the database: its own columns alone. */
export interface StoredRow
  extends Omit<RegisterRow, 'area' | 'timeliness' | 'lead' | 'controller' | 'counterpart' | 'meeting'>, Judged {
  leadPostId: string;
  controllerPostId: string;
  counterpartBodyId: string | null;
  areaCode: string;
  meetingId: string;
}

export const ROW_COLUMNS = `
  c.id, c.reference, c.title, c.kind, c.side, c.classification, c.priority, c.status, c.fulfilment, c.version, c.period,
  c.counterpart_status AS "counterpartStatus", c.deadline_basis AS basis, c.updated_at AS "updatedAt",
  c.original_deadline AS "originalDeadline", c.current_deadline AS "currentDeadline",
  ${dayAtLead('c.reported_at')} AS "keptOn", ${dayAtLead('c.settled_at')} AS "endedOn",
  c.area_code AS "areaCode", c.lead_post_id AS "leadPostId", c.controller_post_id AS "controllerPostId",
  c.counterpart_body_id AS "counterpartBodyId", c.meeting_id AS "meetingId",
  c.blocked_side AS "blockedSide", ${SLIP} AS slip`;

/** Lines with their names and their timeliness at `now`. */
export function linesOf(rows: readonly StoredRow[], names: Names, now: Temporal.Instant): RegisterRow[] {
  const todays = new Map<string, string>();
  const todayIn = (zone: string) => {
    const today = todays.get(zone) ?? now.toZonedDateTimeISO(zone).toPlainDate().toString();
    todays.set(zone, today);
    return today;
  };
  return rows.map((row) => lineOf(row, names, todayIn));
}

function lineOf(row: StoredRow, names: Names, todayIn: (zone: string) => string): RegisterRow {
  // One literal: spreading objects together takes three times as long.
  return {
    id: row.id,
    reference: row.reference,
    title: row.title,
    kind: row.kind,
    side: row.side,
    area: names.areas.get(row.areaCode),
    classification: row.classification,
    priority: row.priority,
    status: row.status,
    counterpartStatus: row.counterpartStatus,
    fulfilment: row.fulfilment,
    basis: row.basis,
    period: row.period,
    originalDeadline: row.originalDeadline,
    currentDeadline: row.currentDeadline,
    timeliness: judge(row, todayIn(names.zones.get(row.leadPostId))),
    lead: names.posts.get(row.leadPostId),
    controller: names.posts.get(row.controllerPostId),
    counterpart: row.counterpartBodyId === null ? null : names.bodies.get(row.counterpartBodyId),
    meeting: names.meetings.get(row.meetingId),
    blockedSide: row.blockedSide,
    slip: row.slip,
    updatedAt: new Date(row.updatedAt).toISOString(),
    version: row.version,
  };
}
