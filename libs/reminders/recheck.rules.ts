import type { ClaimedItem } from './claimed-item.js';
import { isOnControl, matterKindOf } from './matters.rules.js';
import { NOT_TOLD } from './not-told.rules.js';
import type { PlannedOccurrence } from './occurrence.js';

/** What is to be done with the reminders of one mailing. */
export interface Recheck {
  send: ClaimedItem[];
  /** `readdress`: somebody else ought to hear it instead. */
  expired: { item: ClaimedItem; note: string; readdress: boolean }[];
}

const IN_OTHER_HANDS = 'the post is in other hands';
const LEADS = 'the recipient leads the commitment';

/** Why somebody else hears it instead: should it come back to the same person, they have not heard it yet. */
export const PASSED_ON = [...Object.values(NOT_TOLD), IN_OTHER_HANDS, LEADS];

/**
 * Whether a reminder is beyond doubt still true and still this person's. Where it is not, the plan is asked: see
 * `recheck`.
 */
export function isSurelyTrue(item: ClaimedItem): boolean {
  const isOwed = isMatter(item) ? item.matter?.stands === true && !item.matter.leads : isOwedByLadder(item);
  return isOwed && !item.isRefused && item.obstacle === null && item.holds && item.isDirect;
}

function isOwedByLadder(item: ClaimedItem): boolean {
  return (
    isOnControl(item) &&
    item.currentVersion === item.deadlineVersion &&
    !item.isReported &&
    !item.isSettled &&
    !item.isAnswered &&
    item.isOnLadder
  );
}

function isMatter({ rung }: ClaimedItem): boolean {
  return matterKindOf(rung) !== null;
}

/**
 * Decides, at the moment of sending, what of one person's mailing goes out. What they may not read at this moment does
 * not, whatever the plan says.
 * @param planOf the plan as it ought to be now; asked only for commitments with a reminder that is in doubt.
 */
export function recheck(
  items: readonly ClaimedItem[],
  planOf: (commitmentId: string) => readonly PlannedOccurrence[],
): Recheck {
  const result: Recheck = { send: [], expired: [] };
  const plans = new Map(items.map((item) => [item, isSurelyTrue(item) ? null : slotIn(planOf, item)]));
  const owed = items.filter((item) => {
    const plan = plans.get(item) ?? null;
    return plan === null || (item.obstacle === null && plan.some((planned) => isFor(planned, item)));
  });
  for (const item of items) {
    const overtaking = lastOf(owed.filter((other) => overtakes(other, item)));
    if (!owed.includes(item)) {
      const readdress = (plans.get(item)?.length ?? 0) > 0;
      result.expired.push({ item, note: reasonAgainst(item), readdress });
    } else if (overtaking !== undefined) {
      result.expired.push({ item, note: `overtaken by ${overtaking.rung}`, readdress: false });
    } else {
      result.send.push(item);
    }
  }
  return result;
}

/** What the plan wants of the same rung, for whomever. */
function slotIn(
  planOf: (commitmentId: string) => readonly PlannedOccurrence[],
  item: ClaimedItem,
): readonly PlannedOccurrence[] {
  return planOf(item.commitmentId).filter((planned) => isSameRung(planned, item));
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

/**
 * After an outage a later rung about the same thing says all that the earlier one would have said. What waits for a
 * decision or has been decided is another thing.
 */
function overtakes(other: ClaimedItem, item: ClaimedItem): boolean {
  return (
    !isMatter(other) &&
    !isMatter(item) &&
    other.commitmentId === item.commitmentId &&
    (other.deadline === null || other.ordinal === item.ordinal) &&
    (other.deadline === null) === (item.deadline === null) &&
    other.dueAt > item.dueAt
  );
}

/** The one that goes out: those between are overtaken themselves. */
function lastOf(items: readonly ClaimedItem[]): ClaimedItem | undefined {
  return items.toSorted((a, b) => a.dueAt - b.dueAt).at(-1);
}

function reasonAgainst(item: ClaimedItem): string {
  const reason = isMatter(item) ? reasonAgainstMatter(item) : reasonAgainstRung(item);
  if (reason !== null) return reason;
  if (item.isRefused) return NOT_TOLD.email_refused;
  if (item.obstacle !== null) return NOT_TOLD[item.obstacle];
  if (item.matter?.leads) return LEADS;
  if (!item.holds || !item.isDirect) return IN_OTHER_HANDS;
  return 'an answer has been given';
}

function reasonAgainstMatter({ matter }: ClaimedItem): string | null {
  return matter?.stands === true ? null : 'it has been decided or overtaken';
}

/** A report that waits may be on another period: the item says what is true of its own. */
function reasonAgainstRung(item: ClaimedItem): string | null {
  if (item.isSettled || !isOnControl(item)) return 'the commitment is settled';
  if (item.currentVersion !== item.deadlineVersion) return 'the deadline has moved';
  if (item.isReported) return 'a report has been made';
  return item.isOnLadder || item.isRefused ? null : 'the ladder asks for it no more';
}
