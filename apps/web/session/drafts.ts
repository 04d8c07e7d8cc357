/*
 * What somebody has typed and not sent yet, kept in this browser under who typed it: a reload, a lost connection, a
 * session that ended or another tab lose nothing of it. Gone once it is sent, thrown away, or its writer signs out.
 */
const PREFIX = 'pacta.draft';

export interface DraftName {
  personId: string;
  /** What it is about: a commitment by its id, words of a document, a ladder. */
  place: string;
  /** Which form of it. */
  form: string;
}

const keyOf = ({ personId, place, form }: DraftName): string => [PREFIX, personId, place, form].join(':');

/** What was kept; null where nothing was, or what is there cannot be read. */
export function readDraft<Kept>(name: DraftName): Kept | null {
  try {
    const text = localStorage.getItem(keyOf(name));
    return text === null ? null : (JSON.parse(text) as Kept);
  } catch {
    return null;
  }
}

/** @returns whether it could be kept: a browser may have no room, or none at all for this page */
export function keepDraft(name: DraftName, kept: unknown): boolean {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(name: DraftName): void {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // A browser that keeps nothing has nothing to drop.
  }
}

/** When somebody signs out: the browser may be another's next. Drafts of others who use it stay. */
export function forgetDrafts(personId: string): void {
  const own = `${PREFIX}:${personId}:`;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(own)) localStorage.removeItem(key);
  } catch {
    // As above.
  }
}
