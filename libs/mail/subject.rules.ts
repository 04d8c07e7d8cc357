/** In characters, by code points: about what a mail program shows of a subject. */
export const SUBJECT_LIMIT = 100;

/** What a subject says, each part without its punctuation. */
export interface SubjectParts {
  /** How it begins, from the usual to the shortest. */
  openings: readonly string[];
  /** Never cut. */
  reference: string;
  /** Null when the content may not be shown. */
  title: string | null;
  /** From all there is to say to what has to be said: the date. Never cut. */
  when: readonly string[];
  /** Whose commitment it is; null when that is the reader. */
  whom: string | null;
}

/** How much of the title there must be at least, and of the name at most, while there is room for less and less. */
const WITH_TITLE = [
  { title: 24, whom: 60 },
  { title: 12, whom: 24 },
  { title: 12, whom: 12 },
] as const;
const WITHOUT_TITLE = [
  { title: 0, whom: 24 },
  { title: 0, whom: 12 },
  { title: 0, whom: 0 },
] as const;

/**
 * The fullest subject within the limit: the title is cut first, at the end of a word, then the name, then the opening; then
 * title and name go, and last what is said besides the date. What it is about tells a mail from another sooner than that it
 * is the most urgent. Only a reference that leaves no room for the date makes it longer than the limit.
 */
export function fitSubject(parts: SubjectParts): string {
  const [first = '', last = first] = [parts.openings[0], parts.openings.at(-1)];
  const [all = '', date = all] = [parts.when[0], parts.when.at(-1)];
  const full = [
    { opening: first, when: all },
    { opening: last, when: all },
  ];
  const tries = [
    ...full.flatMap((way) => WITH_TITLE.map((share) => ({ way, share }))),
    ...[...full, { opening: last, when: date }].flatMap((way) => WITHOUT_TITLE.map((share) => ({ way, share }))),
  ];
  for (const { way, share } of tries) {
    const subject = compose(parts, way, share);
    if (subject !== null) return subject;
  }
  return bare(parts.reference, { opening: last, when: date }).join('');
}

interface Way {
  opening: string;
  when: string;
}

function compose(
  { reference, title, whom }: SubjectParts,
  way: Way,
  share: { title: number; whom: number },
): string | null {
  const [head, tail] = bare(reference, way);
  const name = whom === null || share.whom === 0 ? '' : ` (${cutAtWord(whom, share.whom)})`;
  const room = SUBJECT_LIMIT - lengthOf(head + tail + name);
  if (title === null || share.title === 0) return room < 0 ? null : head + tail + name;
  const roomForTitle = room - lengthOf(': ');
  if (roomForTitle < Math.min(share.title, lengthOf(title))) return null;
  return `${head}: ${cutAtWord(title, roomForTitle)}${tail}${name}`;
}

function bare(reference: string, { opening, when }: Way): [head: string, tail: string] {
  return [opening === '' ? reference : `${opening}: ${reference}`, ` – ${when}`];
}

/** The subject of what counts: as many of the counts as there is room for, the first ones being the most urgent. */
export function fitCounts(opening: string, counts: readonly string[], whom: string | null): string {
  const name = whom === null ? '' : ` (${cutAtWord(whom, 24)})`;
  for (let shown = counts.length; shown > 0; shown--) {
    const subject = `${opening} – ${counts.slice(0, shown).join(', ')}${shown < counts.length ? ', …' : ''}${name}`;
    if (lengthOf(subject) <= SUBJECT_LIMIT) return subject;
  }
  return opening;
}

/** At most so many code points, whole words with an ellipsis behind them; only a word that is longer is cut itself. */
export function cutAtWord(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const kept = characters.slice(0, limit - 1).join('');
  const end = characters[limit - 1] === ' ' ? -1 : kept.lastIndexOf(' ');
  return `${(end > 0 ? kept.slice(0, end) : kept).trimEnd()}…`;
}

export const lengthOf = (text: string): number => [...text].length;
