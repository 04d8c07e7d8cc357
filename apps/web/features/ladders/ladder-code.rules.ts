/** Russian and Belarusian letters as people write them in addresses. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|і i|й j|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ў u|ф f|х h|ц c|ч ch|ш sh|' +
    'щ sch|ъ |ы y|ь |э e|ю yu|я ya'
  )
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

const MOST = 60;

/** What a new ladder is known by in addresses: made from its name, and no other's. */
export function codeFor(name: string, taken: readonly string[]): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('');
  const plain = latin
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-|-$/g, '');
  const code = plain === '' ? 'ladder' : plain;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? code : `${code}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
