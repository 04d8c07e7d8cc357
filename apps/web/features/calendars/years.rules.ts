/** The years on either side that a calendar knows holidays of; null where it ends. */
export function yearsBeside(
  year: number,
  { seededFrom, seededTo }: { seededFrom: string; seededTo: string },
): { before: number | null; after: number | null } {
  const [first, last] = [Number(seededFrom.slice(0, 4)), Number(seededTo.slice(0, 4))];
  return {
    before: year > first ? Math.min(year - 1, last) : null,
    after: year < last ? Math.max(year + 1, first) : null,
  };
}
