import type { PlannableCommitment } from '#commitments';
import { type DeadlineRule, periodsOf, type Regime, WorkingCalendar } from '#deadlines';
import type { FileCommitment, MeetingFile } from '#meetings';
import { Temporal } from 'temporal-polyfill';

/** What a file's commitments are worked out with. */
export interface FileTerms {
  regime: Regime;
  /** By country; every body's country must be there. */
  calendars: ReadonlyMap<string, WorkingCalendar>;
  /** Recurring periods are worked out until their deadline is past this date. */
  until: Temporal.PlainDate;
}

/**
 * A file's commitments as the plan of reminders takes them, without a register. Each is on control from the first
 * moment of the day of signing at the lead's body, unless the file says since when.
 */
export function plannableOf(file: MeetingFile, terms: FileTerms): PlannableCommitment[] {
  const posts = new Map(file.posts.map((post) => [post.code, post]));
  const bodies = new Map(file.bodies.map((body) => [body.code, body]));
  const bodyOf = (post: string) => known(bodies.get(known(posts.get(post)).body));
  const signedOn = Temporal.PlainDate.from(file.meeting.heldOn);
  return file.commitments.map((commitment) => {
    const lead = bodyOf(commitment.lead);
    const other =
      commitment.side === 'joint' && commitment.counterpart && known(bodies.get(commitment.counterpart.body));
    const ours = known(terms.calendars.get(lead.country));
    const calendar = other ? WorkingCalendar.both(ours, known(terms.calendars.get(other.country))) : ours;
    const periods = periodsOf(deadlineRuleOf(commitment), { signedOn, regime: terms.regime, calendar }, terms.until);
    const controlledAt = commitment.status === 'active' ? controlledSince(commitment, { signedOn, ...lead }) : null;
    return { ...plannable(commitment, file), controlledAt, periods: periods.map(asPlannable) };
  });
}

/** `BY-RU-MOS/2023-12-18/07`: two digits at least. */
export function referenceOf(meetingCode: string, number: number): string {
  return `${meetingCode}/${String(number).padStart(2, '0')}`;
}

export function deadlineRuleOf({ deadline }: FileCommitment): DeadlineRule {
  return deadline.basis === 'stated'
    ? { basis: 'stated', statedOn: Temporal.PlainDate.from(deadline.statedOn) }
    : deadline;
}

/** From when a commitment is on control: what the file says, else the start of the day of signing at the lead's body. */
export function controlledSince(
  { onControlSince }: FileCommitment,
  { signedOn, timeZone }: { signedOn: Temporal.PlainDate; timeZone: string },
): Temporal.Instant {
  if (onControlSince?.includes('T')) return Temporal.Instant.from(onControlSince);
  const day = onControlSince === undefined ? signedOn : Temporal.PlainDate.from(onControlSince);
  return day.toZonedDateTime(timeZone).toInstant();
}

function plannable(
  commitment: FileCommitment,
  file: MeetingFile,
): Omit<PlannableCommitment, 'controlledAt' | 'periods'> {
  const reference = referenceOf(file.meeting.code, commitment.number);
  return {
    id: reference,
    reference,
    title: commitment.title,
    classification: commitment.classification,
    priority: commitment.priority,
    status: commitment.status,
    regimeCode: file.regime,
    ladderCode: file.ladder,
    leadPostId: commitment.lead,
    coExecutorPostIds: commitment.coExecutors,
    controllerPostId: commitment.controller,
    authorPostId: commitment.author,
    counterpartPostId: commitment.counterpart?.post ?? null,
    observerIds: [],
    basis: commitment.deadline.basis,
    settledAt: null,
    terminatedById: null,
    reopened: null,
    matters: [],
    toLead: [],
  };
}

function asPlannable({ ordinal, deadline }: { ordinal: number; deadline: Temporal.PlainDate | null }) {
  const untouched = { deadlineVersion: 1, reportedAt: null, settledAt: null, answeredAt: null };
  return { ordinal, deadline, originalDeadline: deadline, ...untouched };
}

/** Codes have been checked when the file was read. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a file that was read points only at what is there');
  return value;
}
