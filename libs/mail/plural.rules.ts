/**
 * The form of a noun after a whole number in Russian and Belarusian: 1, 21, 101 take the first, 2–4, 22–24 the second,
 * everything else, 11–14 included, the third. Source: Unicode CLDR plural rules for `ru` and `be`.
 */
export function eastSlavicPlural(count: number, forms: readonly [one: string, few: string, many: string]): string {
  const tens = count % 100;
  const ones = count % 10;
  if (ones === 1 && tens !== 11) return forms[0];
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return forms[1];
  return forms[2];
}

export function englishPlural(count: number, forms: readonly [one: string, other: string]): string {
  return count === 1 ? forms[0] : forms[1];
}
