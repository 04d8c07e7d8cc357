/** A style sheet: in which folder it lies, and what stands in it. */
export interface StyleSheet {
  place: string;
  css: string;
}

const COMMENTS = /\/\*[\s\S]*?\*\//g;
/** What stands before a block: selectors, or a condition. */
const HEADS = /([^{};]+)\{/g;
/** The first class, which says whose an element is; what follows it stands within. */
const FIRST_CLASS = /^[^\s>+~]*?\.([a-z][\w-]*)/i;

/** The first class of each selector in a style sheet. */
export function classesOf(css: string): Set<string> {
  const heads = [...css.replace(COMMENTS, '').matchAll(HEADS)].map(([, head = '']) => head.trim());
  const selectors = heads.filter((head) => !head.startsWith('@')).flatMap((head) => head.split(','));
  return new Set(selectors.flatMap((selector) => FIRST_CLASS.exec(selector.trim())?.[1] ?? []));
}

/** Class names to which more than one folder gives a look: `name: here, there`. */
export function sharedClasses(sheets: readonly StyleSheet[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { place, css } of sheets)
    for (const name of classesOf(css)) places.set(name, (places.get(name) ?? new Set()).add(place));
  return [...places].filter(([, all]) => all.size > 1).map(([name, all]) => `${name}: ${[...all].sort().join(', ')}`);
}
