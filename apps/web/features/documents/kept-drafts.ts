import { type DraftName, dropDraft, keepDraft, readDraft, useProfile } from '../../session/index.js';
import type { CommitmentFields, Remembered } from './commitment-draft.rules.js';

/** What is kept in this browser, under who types it, of the form of a commitment. */
export interface KeptDrafts {
  read: () => CommitmentFields | null;
  keep: (fields: CommitmentFields) => void;
  drop: () => void;
  /** What was chosen for the commitment that was entered before in the same meeting. */
  remembered: () => Remembered;
  remember: (what: Remembered) => void;
}

/** @param place words of a document, as `document.start-end` */
export function useKeptDrafts(place: string, meetingId: string): KeptDrafts {
  const { person } = useProfile();
  const draft: DraftName = { personId: person.id, place, form: 'enter' };
  const before: DraftName = { personId: person.id, place: meetingId, form: 'enter-before' };
  return {
    read: () => readDraft<CommitmentFields>(draft),
    keep: (fields) => void keepDraft(draft, fields),
    drop: () => dropDraft(draft),
    remembered: () => readDraft<Remembered>(before) ?? {},
    remember: (what) => void keepDraft(before, what),
  };
}
