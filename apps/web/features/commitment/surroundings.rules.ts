/** Words in their document: what stands before them, they themselves, what comes after; and whether there is more. */
export interface Surroundings {
  before: string;
  quote: string;
  after: string;
  /** The document goes on beyond what is shown. */
  isCut: { before: boolean; after: boolean };
}

/** How much of the document is shown around the words, in code points, before it is cut at a sentence or a word. */
const AROUND = 320;

/**
 * A few sentences around a passage. Places count Unicode code points, as everywhere in the register; JavaScript counts
 * UTF-16 units, of which a character outside the basic plane takes two.
 */
export function surroundings(text: string, startsAt: number, endsAt: number): Surroundings {
  const points = Array.from(text);
  const before = points.slice(Math.max(0, startsAt - AROUND), startsAt).join('');
  const after = points.slice(endsAt, endsAt + AROUND).join('');
  const isCut = { before: startsAt > AROUND, after: points.length > endsAt + AROUND };
  return {
    before: isCut.before ? fromSentence(before) : before,
    quote: points.slice(startsAt, endsAt).join(''),
    after: isCut.after ? toSentence(after) : after.trimEnd(),
    isCut,
  };
}

/** From the first whole sentence on; from the first whole word where none begins. */
function fromSentence(text: string): string {
  const start = /(?:[.!?…]["»”)]?\s+|\n\s*)(?=\S)/u.exec(text);
  if (start) return text.slice(start.index + start[0].length);
  return text.replace(/^\S*\s+/u, '');
}

/** To the end of the last whole sentence; to the last whole word where none ends. */
function toSentence(text: string): string {
  const ends = [...text.matchAll(/[.!?…]["»”)]?(?=\s)/gu)].at(-1);
  if (ends) return text.slice(0, ends.index + ends[0].length);
  return text.replace(/\s+\S*$/u, '');
}
