import { useState } from 'react';
import type { Ladder } from '../../client/api.generated.js';
import { type DraftName, dropDraft, keepDraft, readDraft, useProfile } from '../../session/index.js';
import { draftOf, type LadderDraft } from './ladder-draft.rules.js';

/** What is kept of a change: what was typed, and the ladder as it was when that began. */
interface Kept {
  base: Ladder;
  draft: LadderDraft;
}

const placeOf = (personId: string, code: string): DraftName => ({
  ...{ personId, place: `ladder-${code}`, form: 'ladder' },
});

/** Whether somebody has begun to change a ladder in this browser, and not ended it. */
export const isDraftKept = (personId: string, code: string): boolean => readDraft(placeOf(personId, code)) !== null;

export interface ChangingLadder {
  /** The ladder that the change is made to. */
  base: Ladder;
  draft: LadderDraft;
  isRestored: boolean;
  change: (part: Partial<LadderDraft>) => void;
  /** Begins anew from a ladder: with what was typed, or with what it says. */
  beginFrom: (ladder: Ladder, draft: LadderDraft) => void;
  forget: () => void;
}

/** A ladder while it is changed: every word is kept as it is typed. */
export function useLadderDraft(ladder: Ladder): ChangingLadder {
  const { person } = useProfile();
  const place = placeOf(person.id, ladder.code);
  const [found] = useState(() => readDraft<Kept>(place));
  const [state, setState] = useState<Kept>(found ?? { base: ladder, draft: draftOf(ladder) });
  const put = (next: Kept) => {
    keepDraft(place, next);
    setState(next);
  };
  return {
    ...state,
    isRestored: found !== null,
    change: (part) => put({ ...state, draft: { ...state.draft, ...part } }),
    beginFrom: (base, draft) => put({ base, draft }),
    forget: () => dropDraft(place),
  };
}
