/**
 * By so much the time of an event may be off against that of a checkpoint. It is that of the beginning of its transaction,
 * and one that works long (an import) is committed after a checkpoint which is later; and machines' clocks differ.
 */
const TOLERANCE_MS = 3 * 3_600_000;

/** The times of the last checkpoint that does not cover a place and of the first that does; null: there is none. */
export interface TimesAround {
  after: string | null;
  until: string | null;
}

interface Signed {
  size: number;
  signedAt: string;
}

/** Says between which checkpoints places are. Asked for places in their order. */
export class CheckpointTimes {
  private covering = 0;

  /** @param checkpoints by size, those of one size by time */
  constructor(private readonly checkpoints: readonly Signed[]) {}

  /** @param leafIndex null: it waits, so that no checkpoint covers it */
  around(leafIndex: number | null): TimesAround {
    const { checkpoints } = this;
    const isBefore = (at: number) => (checkpoints[at]?.size ?? 0) <= (leafIndex ?? Infinity);
    while (this.covering < checkpoints.length && isBefore(this.covering)) this.covering += 1;
    const [after, until] = [this.covering - 1, this.covering].map((at) => checkpoints[at]?.signedAt ?? null);
    return { after: after ?? null, until: until ?? null };
  }
}

/** The same for any place, by halves: there may be a checkpoint for each hour of years, and a finding for each event. */
export function timesAround(checkpoints: readonly Signed[], leafIndex: number | null): TimesAround {
  if (leafIndex === null) return { after: null, until: null };
  let [low, high] = [0, checkpoints.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((checkpoints[middle]?.size ?? 0) <= leafIndex) low = middle + 1;
    else high = middle;
  }
  return { after: checkpoints[low - 1]?.signedAt ?? null, until: checkpoints[low]?.signedAt ?? null };
}

/**
 * What was kept out of the tree and put in later, or dated back, has a time that its checkpoints contradict.
 * @returns what is wrong with a time; null where nothing is
 */
export function timeFault(occurredAt: string, { after, until }: TimesAround): string | null {
  if (Number.isNaN(Date.parse(occurredAt))) return UNREADABLE;
  if (isAfter(after, occurredAt)) return TOO_EARLY;
  return isAfter(occurredAt, until) ? TOO_LATE : null;
}

/** By size, and of one size by time, as they were signed one after the other. */
export function bySizeAndTime(one: Signed, other: Signed): number {
  return one.size - other.size || Date.parse(one.signedAt) - Date.parse(other.signedAt);
}

/** Checkpoints, in the order in which they were made, that are earlier than one before them. */
export function datedBack<T extends Signed>(checkpoints: readonly T[]): { one: T; before: T }[] {
  return checkpoints.flatMap((one, at) => {
    const before = checkpoints[at - 1];
    return before !== undefined && isAfter(before.signedAt, one.signedAt) ? [{ one, before }] : [];
  });
}

/** By more than may be. */
function isAfter(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && Date.parse(one) - Date.parse(other) > TOLERANCE_MS;
}

const UNREADABLE = 'Its time cannot be read.';
const TOO_EARLY = 'A checkpoint that is later than it does not cover it: it was dated back, or kept out of the tree.';
const TOO_LATE = 'It is dated later than the checkpoint that covers it.';
