import { Injectable } from '@nestjs/common';
import { mostClosed } from '#access';
import { type BlockedSide, type CommitmentDetail, ReadCommitment, type Side, SOON_DAYS } from '#commitments';
import { Meetings } from '#meetings';
import type { Language } from '#people';
import { DomainError } from '#platform';
import { BriefContents } from './brief-contents.js';
import { blockedOn, chooseLines, type OpenCommitment } from './brief.rules.js';
import type { Brief, BriefFilter, BriefLine, SideNumbers, WaitingDecisions } from './brief.types.js';
import { ChangesSince } from './changes-since.js';
import type { Choice } from './comparison.js';
import { CounterpartMeetings, headOf, sinceOf } from './counterpart-meetings.js';
import type { Cell } from './measures.rules.js';
import { type MeasureGroup, NOTHING, ReadMeasures } from './read-measures.js';

/** One page holds so many lines, and beside them so many of each side's blockers and of what has changed. */
const MOST_LINES = 10;
const MOST_BESIDE = 5;

export interface BriefRequest {
  meetingId: string;
  /** For the meeting after this one, which may not be entered yet: this one, once it was held, counts among the earlier. */
  isForNext?: boolean;
  /** Of names; the reader's own when not given. */
  language?: Language;
}

/** Writes the brief for a meeting: from what the earlier ones with the same counterpart left. */
@Injectable()
export class WriteBrief {
  constructor(
    private readonly meetings: Meetings,
    private readonly counterparts: CounterpartMeetings,
    private readonly measures: ReadMeasures,
    private readonly contents: BriefContents,
    private readonly commitments: ReadCommitment,
    private readonly changes: ChangesSince,
  ) {}

  /**
   * Of what the reader may see. The open transaction can write nothing afterwards.
   * @throws DomainError `not_found`
   */
  async for({ meetingId, isForNext = false, language }: BriefRequest): Promise<Brief> {
    const { id, code, title, heldOn, nextMeetingOn } = await this.meetings.get(meetingId);
    const counterpart = await this.counterparts.across(id);
    const continued = isForNext ? await this.counterparts.beforeNext(id) : null;
    const earlier = continued ?? (await this.counterparts.before(id));
    // The next one is after the last that was held, which may be a later one than this, and has agreed on another day.
    const later = continued?.find((meeting) => meeting.heldOn > heldOn.toString());
    const filter = { meetingId: earlier.map((meeting) => meeting.id) };
    const { at, whole, groups } = await this.measures.run({ filter, groupBy: 'side' });
    const open = await this.contents.open(filter);
    const { details, lines, blockers } = await this.linesOf(open, filter, language);
    const oldest = await this.contents.oldestWaiting(filter);
    const classifications = await this.contents.classifications(filter);
    const since = sinceOf(earlier);
    // Last: from here on the transaction looks back.
    const choose: Choice = (found) => found.slice(0, MOST_BESIDE);
    const changed = await this.changes.read({ since, filter, choose, ...(language && { language }) });
    return {
      at,
      classification: mostClosed([...classifications, ...details.map(({ classification }) => classification)]),
      meeting: { id, code, title, heldOn: heldOn.toString() },
      ...{ isForNext, counterpart, filter },
      last: earlier[0] ? headOf(earlier[0]) : null,
      nextMeetingOn: later ? later.nextMeetingOn : (nextMeetingOn?.toString() ?? null),
      since,
      kept: { byUs: whole.measures.kept.byUs, byThem: whole.measures.kept.byThem },
      numbers: numbersOf(filter, groups, open),
      ...{ lines, blockers },
      waiting: {
        reports: waitingOf(whole.measures.waitingReports, oldest.report),
        extensions: waitingOf(whole.measures.extensions.waiting, oldest.extension),
      },
      changed: { counts: changed.counts, count: changed.found.length, items: changed.items },
    };
  }

  private async linesOf(open: readonly OpenCommitment[], filter: BriefFilter, language?: Language) {
    const chosen = chooseLines(open, { most: MOST_LINES, soonDays: SOON_DAYS });
    const blocked = { ours: blockedOn('ours', open), theirs: blockedOn('theirs', open) };
    const first = (side: BlockedSide) => blocked[side].slice(0, MOST_BESIDE).map(({ id }) => id);
    const details = new Map<string, CommitmentDetail>();
    for (const id of new Set([...chosen.map((line) => line.id), ...first('ours'), ...first('theirs')])) {
      const detail = await this.detailOf(id, language);
      if (detail) details.set(id, detail);
    }
    const line = (id: string) => {
      const detail = details.get(id);
      return detail ? [lineOf(detail)] : [];
    };
    const blockersOf = (side: BlockedSide) => ({
      count: blocked[side].length,
      filter: { ...filter, blocked: side, having: ['blocked'] as const },
      items: first(side).flatMap(line),
    });
    return {
      details: [...details.values()],
      lines: chosen.flatMap(({ id, why }) => line(id).map((one) => ({ why, ...one }))),
      blockers: { ours: blockersOf('ours'), theirs: blockersOf('theirs') },
    };
  }

  /** Null for what somebody has hidden from the reader since it was chosen: each statement sees what is committed by then. */
  private async detailOf(id: string, language?: Language): Promise<CommitmentDetail | null> {
    try {
      return await this.commitments.read(id, language);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return null;
      throw error;
    }
  }
}

function lineOf(detail: CommitmentDetail): BriefLine {
  const { id, reference, title, side, priority, classification, status, lead } = detail;
  const { originalDeadline, currentDeadline, timeliness, slip, blocker } = detail;
  return {
    ...{ id, reference, title, side, priority, classification, status, lead },
    ...{ originalDeadline, currentDeadline, timeliness, slip, blocker },
  };
}

/** Of each side, also of one that has nothing. */
function numbersOf(
  all: BriefFilter,
  groups: readonly MeasureGroup[],
  open: readonly OpenCommitment[],
): Brief['numbers'] {
  const of = (side: Side): SideNumbers => {
    const filter = { ...all, side: [side] };
    const { periods, timeliness, onControl } = groups.find(({ key }) => key === side)?.measures ?? NOTHING;
    const { overdue, atRisk } = onControl;
    const count = open.filter((one) => one.side === side).length;
    return {
      ...{ filter, open: { count, filter: { ...filter, status: ['active', 'reported'] } } },
      ...{ periods, timeliness: timeliness.current, overdue, atRisk },
    };
  };
  return { ours: of('ours'), theirs: of('theirs'), joint: of('joint') };
}

function waitingOf({ count, commitments, having }: Cell, oldest: WaitingDecisions['oldest'] = null): WaitingDecisions {
  return { count, commitments, having, oldest };
}
