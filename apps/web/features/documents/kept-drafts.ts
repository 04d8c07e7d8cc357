import type { CommitmentFields, Remembered } from './commitment-draft.rules.js';

/*
 * What is typed into the form of a commitment is kept in this browser until it is entered or thrown away. A browser that
 * keeps nothing (a full or forbidden store) only loses this convenience.
 */
const draftAt = (place: string): string => `pacta.draft.commitment.${place}`;
const lastOf = (meetingId: string): string => `pacta.last.commitment.${meetingId}`;

function read<Value>(name: string): Value | null {
  try {
    const kept = localStorage.getItem(name);
    return kept === null ? null : (JSON.parse(kept) as Value);
  } catch {
    return null;
  }
}

function write(name: string, value: object): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Not kept: see above.
  }
}

/** The draft for a place of a document (`document.start-end`), if there is one. */
export const keptDraft = (place: string): CommitmentFields | null => read(draftAt(place));
export const keepDraft = (place: string, fields: CommitmentFields): void => write(draftAt(place), fields);
export const dropDraft = (place: string): void => localStorage.removeItem(draftAt(place));

/** What was chosen for the commitment that was entered before in a meeting. */
export const remembered = (meetingId: string): Remembered => read<Remembered>(lastOf(meetingId)) ?? {};
export const remember = (meetingId: string, what: Remembered): void => write(lastOf(meetingId), what);
