import type { PlannableCommitment, PlannableMatter, PlannablePeriod } from '#commitments';

/** What a person is told besides the rungs of a ladder: nudges (`decide-…`) and notices. */
export const MATTER_KINDS = [
  'decide-report',
  'decide-extension',
  'notice-returned',
  'notice-granted',
  'notice-refused',
  'notice-closed',
  'notice-terminated',
  'notice-reopened',
  'notice-report-to-lead',
] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/**
 * A matter is told of once, whatever becomes of the deadline meanwhile: its number stands in the key, and the version of
 * its occurrences is always this one.
 */
export const MATTER_VERSION = 1;

/**
 * The key that a matter is told under. A second report on the same period after the first was returned is another one.
 * @param number the how-manieth of its kind on its period; null where there can be only one.
 */
export function matterKey(kind: MatterKind, number: number | null): string {
  return number === null ? kind : `${kind}-${number}`;
}

/** What an occurrence of this key tells of; null for the rungs of a ladder and for reviews. */
export function matterKindOf(rung: string): MatterKind | null {
  return MATTER_KINDS.find((kind) => rung === kind || rung.startsWith(`${kind}-`)) ?? null;
}

/** Of each period that is not settled the last report and the last request: an earlier one has been overtaken. */
export function openMatters({
  matters,
  periods,
}: PlannableCommitment): { matter: PlannableMatter; period: PlannablePeriod }[] {
  return matters.flatMap((matter) => {
    const period = periods.find(({ ordinal }) => ordinal === matter.period);
    const isOvertaken = matters.some(
      (other) => other.kind === matter.kind && other.period === matter.period && other.number > matter.number,
    );
    return period === undefined || period.settledAt !== null || isOvertaken ? [] : [{ matter, period }];
  });
}

export function isOnControl({ status }: { status: string }): boolean {
  return status === 'active' || status === 'reported';
}

/** What decides, at the moment of sending, whether a matter is still to be told. */
export interface MatterFacts {
  status: string;
  /** The period is settled. */
  isSettled: boolean;
  /** `requested` and null: it waits. */
  outcome: 'accept' | 'return' | 'requested' | 'granted' | 'refused' | null;
  /**
   * Another report or request on the same period came after it; of a re-opening, another one, or a final report; of a
   * report to the lead, another one of the same post, or the lead's own.
   */
  isOvertaken: boolean;
}

/** The same as the plan says, from what the claim has read. */
export function stillStands(kind: MatterKind, { status, isSettled, outcome, isOvertaken }: MatterFacts): boolean {
  if (kind === 'notice-closed') return status === 'closed';
  if (kind === 'notice-terminated') return status === 'terminated';
  if (kind === 'notice-reopened') return isOnControl({ status }) && !isSettled && !isOvertaken;
  return OUTCOMES[kind].includes(outcome) && isOnControl({ status }) && !isSettled && !isOvertaken;
}

type TellsOfStatus = 'notice-closed' | 'notice-terminated' | 'notice-reopened';

const OUTCOMES: Record<Exclude<MatterKind, TellsOfStatus>, MatterFacts['outcome'][]> = {
  'decide-report': [null],
  'decide-extension': ['requested'],
  'notice-report-to-lead': [null],
  'notice-returned': ['return'],
  'notice-granted': ['granted'],
  'notice-refused': ['refused'],
};
