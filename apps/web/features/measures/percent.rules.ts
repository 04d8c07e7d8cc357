/**
 * A share as a whole number of per cent. Rounded, but neither to all nor to none: 100 means that nothing is missing, 0
 * that nothing is there.
 */
export function percentOf(value: number): number {
  const rounded = Math.round(value * 100);
  if (rounded === 100 && value < 1) return 99;
  if (rounded === 0 && value > 0) return 1;
  return rounded;
}
