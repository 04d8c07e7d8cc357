import type { Finding, SignedLeaves } from './verification.types.js';

/**
 * What of the leaf files is missing: they reach as far as the checkpoints that stand beside them, because each is written
 * before the checkpoint that covers it. Checkpoints that somebody kept alone, as mails, have none.
 * @param terms `covered`: so many events those checkpoints cover; `isWhole`: they stand in the folder, with all that was
 * ever written
 */
export function leafGaps(
  { count, from = [] }: SignedLeaves,
  { covered, isWhole }: { covered: number; isWhole: boolean },
): Finding[] {
  if (count >= covered || (from.length === 0 && !isWhole)) return [];
  const name = `leaves-${String(count).padStart(12, '0')}.txt`;
  const what = from.includes(count) ? 'cannot be understood' : 'is missing';
  const end = from.find((one) => one > count) ?? covered;
  const places = end - count === 1 ? `place ${count}` : `places ${count} to ${end - 1}`;
  const detail = `The leaf file ${name} ${what}: of ${places}, and of all that follow, nothing is told by name.`;
  return [{ kind: 'leaves', leafIndex: null, event: null, after: null, until: null, detail }];
}
