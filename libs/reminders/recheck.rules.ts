import type { ClaimedItem, Classification } from './claimed-item.js';
import type { PlannedOccurrence } from './occurrence.js';

/** What is to be done with the reminders of one mailing. */
export interface Recheck {
  send: ClaimedItem[];
  /** `readdress`: somebody else ought to hear it instead. */
  expired: { item: ClaimedItem; note: string; readdress: boolean }[];
}

const CLEARANCES: readonly Classification[] = ['public', 'official', 'confidential'];

/**
 * Whether a reminder is beyond doubt still true and still this person's. Where it is not, the plan is asked: see
 * `recheck`.
 */
export function isSurelyTrue(item: ClaimedItem): boolean {
  return (
    isOnControl(item) &&
    item.currentVersion === item.deadlineVersion &&
    !item.isReported &&
    !item.isSettled &&
    !item.isRefused &&
    !item.isAnswered &&
    item.holds &&
    item.isDirect &&
    item.isOnLadder
  );
}

/**
 * Decides, at the moment of sending, what of one person's mailing goes out.
 * @param planOf the plan as it ought to be now; asked only for commitments with a reminder that is in doubt.
 */
export function recheck(
  items: readonly ClaimedItem[],
  planOf: (commitmentId: string) => readonly PlannedOccurrence[],
): Recheck {
  const result: Recheck = { send: [], expired: [] };
  for (const item of items) {
    const plan = isSurelyTrue(item) ? null : planOf(item.commitmentId).filter((planned) => isSameRung(planned, item));
    const overtaking = items.find((other) => overtakes(other, item));
    if (plan !== null && !plan.some((planned) => isFor(planned, item))) {
      result.expired.push({ item, note: reasonAgainst(item), readdress: plan.length > 0 });
    } else if (!isCleared(item)) {
      result.expired.push({ item, note: 'the recipient is not cleared for it', readdress: false });
    } else if (overtaking !== undefined) {
      result.expired.push({ item, note: `overtaken by ${overtaking.rung}`, readdress: false });
    } else {
      result.send.push(item);
    }
  }
  return result;
}

/** Whether a planned occurrence is the same rung of the same deadline, whoever is to hear it. */
export function isSameRung(
  planned: PlannedOccurrence,
  item: Pick<ClaimedItem, 'rung' | 'ordinal' | 'deadlineVersion'>,
): boolean {
  return (
    planned.rung === item.rung && planned.ordinal === item.ordinal && planned.deadlineVersion === item.deadlineVersion
  );
}

function isFor(planned: PlannedOccurrence, item: ClaimedItem): boolean {
  return planned.recipientId === item.recipientId && planned.postId === item.postId;
}

/** After an outage a later rung about the same thing says all that the earlier one would have said. */
function overtakes(other: ClaimedItem, item: ClaimedItem): boolean {
  return (
    other.commitmentId === item.commitmentId &&
    (other.deadline === null || other.ordinal === item.ordinal) &&
    (other.deadline === null) === (item.deadline === null) &&
    other.dueAt > item.dueAt &&
    isSurelyTrue(other)
  );
}

/** A report that waits may be on another period: the item says whether it is on its own. */
function isOnControl({ status }: ClaimedItem): boolean {
  return status === 'active' || status === 'reported';
}

function isCleared({ classification, clearance }: ClaimedItem): boolean {
  return CLEARANCES.indexOf(classification) <= CLEARANCES.indexOf(clearance);
}

function reasonAgainst(item: ClaimedItem): string {
  if (item.isSettled || !isOnControl(item)) return 'the commitment is settled';
  if (item.currentVersion !== item.deadlineVersion) return 'the deadline has moved';
  if (item.isReported) return 'a report has been made';
  if (item.isRefused) return 'the mail server refuses the address';
  if (!item.isOnLadder) return 'the ladder asks for it no more';
  if (!item.holds || !item.isDirect) return 'the post is in other hands';
  return 'an answer has been given';
}
