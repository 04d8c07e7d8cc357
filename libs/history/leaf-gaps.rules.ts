import type { Finding, SignedLeaves } from './verification.types.js';

/**
 * What of the leaf files is missing. Where everything is kept they reach as far as the checkpoints that stand beside them,
 * because each is written before the checkpoint that covers it. A copy may be behind with them, and mails have none: there a
 * file is missing only where a later one has come, which cannot be used without it.
 * @param terms `covered`: so many events those checkpoints cover; `isWhole`: they stand in the folder, with all that was
 * ever written
 */
export function leafGaps(
  { count, from = [] }: SignedLeaves,
  { covered, isWhole }: { covered: number; isWhole: boolean },
): Finding[] {
  const isBroken = from.some((one) => one >= count);
  if (count >= covered || !(isWhole || isBroken)) return [];
  const name = `leaves-${String(count).padStart(12, '0')}.txt`;
  const what = from.includes(count) ? 'cannot be understood' : 'is missing';
  const end = from.find((one) => one > count) ?? covered;
  const places = end - count === 1 ? `place ${count}` : `places ${count} to ${end - 1}`;
  const detail = `The leaf file ${name} ${what}: of ${places}, and of all that follow, nothing is told by name.`;
  return [{ kind: 'leaves', leafIndex: null, event: null, after: null, until: null, detail }];
}
