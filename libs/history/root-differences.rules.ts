import type { EventName, FindingKind, SignedHistory } from './verification.types.js';

/** What a finding is about. */
export interface Where {
  leafIndex: number | null;
  event: EventName | null;
}

export const NOWHERE: Where = { leafIndex: null, event: null };

type Told = [kind: FindingKind, where: Where, detail: string];

/** Leaves are made together with a checkpoint: what stands above the last one was put there. */
export function uncoveredPlaces({ checkpoints }: SignedHistory, uncovered: number): Told | null {
  if (uncovered === 0) return null;
  const where = { leafIndex: checkpoints.at(-1)?.size ?? 0, event: null };
  return ['inserted', where, `${uncovered} places in the tree are covered by no checkpoint.`];
}

/**
 * Between the last checkpoint that fits and the first that does not something differs, which is worth telling where nothing
 * was found up to its size.
 * @param seen `end`: one above the highest place; `roots`: those that the stored events make, by size
 */
export function firstOtherRoot(
  { checkpoints }: SignedHistory,
  { end, roots }: { end: number; roots: ReadonlyMap<number, Buffer> },
): { size: number; told: Told } | null {
  const first = checkpoints.find(({ size, root }) => !roots.get(size)?.equals(root));
  if (first === undefined) return null;
  const { size } = first;
  if (size > end) {
    const detail = `The checkpoint covers ${size} events and ${end} are there: the end is cut.`;
    return { size, told: ['cut', { leafIndex: end, event: null }, detail] };
  }
  const begin = checkpoints.findLast((one) => one.size <= size && roots.get(one.size)?.equals(one.root))?.size ?? 0;
  const detail = `The events from ${begin} to ${size - 1} are not those that were signed.`;
  return { size, told: ['somewhere', { leafIndex: begin, event: null }, detail] };
}
