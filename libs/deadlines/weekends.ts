/** Saturday and Sunday, as ISO weekdays. */
const USUAL_WEEKEND: readonly number[] = [6, 7];

/**
 * Countries whose offices rest on other days. Source: Unicode CLDR, supplemental week data. Its Sunday-only entries
 * (India, Uganda) are left out: they describe shops, while government offices there rest on Saturday as well.
 */
const WEEKENDS: ReadonlyMap<string, readonly number[]> = new Map([
  ['AF', [4, 5]],
  ['IR', [5]],
  ...['BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE'].map(
    (country): [string, number[]] => [country, [5, 6]],
  ),
]);

/** The ISO weekdays (1 is Monday) on which a country's offices rest; Saturday and Sunday unless known otherwise. */
export function weekendOf(country: string): readonly number[] {
  return WEEKENDS.get(country) ?? USUAL_WEEKEND;
}
