/** What an account's password has to be at least; the API decides. */
export const SHORTEST_PASSWORD = 12;

/** Letters and digits that nobody takes for another, on paper or by telephone. */
const SIGNS = 'abcdefghkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 5;

/**
 * A password to be told by mouth: four groups of five signs, as `k7mpq-…`. About 98 bits.
 * @param random numbers below 2^32, twenty or more
 */
export function spokenPassword(random: Uint32Array): string {
  const signs = [...random].slice(0, GROUPS * GROUP).map((number) => SIGNS[number % SIGNS.length]);
  return Array.from({ length: GROUPS }, (_, group) => signs.slice(group * GROUP, (group + 1) * GROUP).join('')).join(
    '-',
  );
}
