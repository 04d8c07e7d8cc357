/** What is wrong with a day that must be there and must not come before another; null where nothing is. */
export function dayFault(day: string, first: string, words: { missing: string; over: string }): string | null {
  if (day === '') return words.missing;
  return day < first ? words.over : null;
}
