import { everyExample } from './every-example.js';

/** What a reader of the HTML is told, and where its links lead; no mark-up. */
const wordsOfHtml = (html: string): string[] =>
  wordsIn(
    html
      .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
      .replace(/<a [^>]*href="([^"]*)"[^>]*>/g, ' $1 ')
      // Every tag ends a word: what stands in two elements is read as two.
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name] ?? ''),
  );
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" };

/** Words, numbers, references and links; not the bullets, dashes and brackets that lay out the text. */
const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}/]+$/gu, ''))
    .filter((word) => word !== '');

const countOf = (words: string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** How a column or a link is called: a table has it once at its head, the text at each line, and a link is its own. */
const LABELS = new Set([
  ...['commitment', 'deadline', 'open'],
  ...['обязательство', 'срок', 'открыть'],
  ...['абавязацельства', 'тэрмін', 'адкрыць'],
]);

/** What one of the two says that the other does not, or not as often: no line is missing, and none is only in one. */
function missing(from: string[], given: string[]): string[] {
  const there = countOf(given);
  return [...countOf(from)]
    .filter(([word, count]) => !LABELS.has(word) && (there.get(word) ?? 0) < count)
    .map(([word]) => word);
}

describe('the text part', () => {
  it.each(everyExample().map(({ name, mail }) => [name, mail] as const))(
    'of %s says what the HTML says, no less and no more',
    (_name, { html, text }) => {
      const shown = wordsOfHtml(html);
      const written = wordsIn(text);
      expect(shown.length).toBeGreaterThan(30);
      const difference = { notInText: missing(shown, written), notInHtml: missing(written, shown) };
      expect(difference).toEqual({ notInText: [], notInHtml: [] });
    },
  );
});
