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

/** A code as the register takes it, made from a name; empty where the name has no letter that can be written so. */
export function codeOf(name: string): string {
  const latin = [...name.toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('');
  return latin
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MOST)
    .replace(/-$/, '');
}

/** Whether the register takes it as a code. */
export const isCode = (text: string): boolean => text.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
