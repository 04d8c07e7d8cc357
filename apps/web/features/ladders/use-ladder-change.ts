import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Ladder, LadderChange, LadderPreview, LadderRules } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { untold } from '../../client/problem.js';
import { useChange } from '../../client/use-change.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { changeOf, draftFaults, draftOf, fingerprint, rulesOf } from './ladder-draft.rules.js';
import { placeOf } from './ladder-places.rules.js';
import { type ChangingLadder, useLadderDraft } from './use-ladder-draft.js';

/** What was looked at: these rules, against these. */
export interface Seen {
  rules: LadderRules;
  base: Ladder;
  preview: LadderPreview;
}

const ladderNow = async (code: string): Promise<Ladder> => {
  const { data } = await api.GET('/api/v1/ladders/{code}', { params: { path: { code } } });
  return data as Ladder;
};

/** Whether what was looked at is what would be saved. */
function isOf(seen: Seen | null, { base, draft }: ChangingLadder): seen is Seen {
  if (seen === null || seen.base.version !== base.version) return false;
  return fingerprint(seen.rules) === fingerprint(rulesOf(draft));
}

/** A change of a ladder: typed, looked at, then saved; and what somebody else has saved meanwhile. */
export function useLadderChange(ladder: Ladder, onSaved: () => void) {
  const changing = useLadderDraft(ladder);
  const { base, draft } = changing;
  const [seen, setSeen] = useState<Seen | null>(null);
  // As they were sent: of these a fault names one by its place.
  const [sentRungs, setSentRungs] = useState(draft.rungs);
  const fieldErrors = useFieldErrors();
  const path = { code: base.code };
  const save = useChange<Ladder, LadderChange>(base, {
    send: (body, header) => api.PATCH('/api/v1/ladders/{code}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/ladders/{code}', { params: { path } }),
    onDone: () => {
      changing.forget();
      return readAgain().then(onSaved);
    },
  });
  const look = useMutation({
    async mutationFn() {
      const now = await ladderNow(base.code);
      if (now.version !== base.version) return save.meet(now);
      const rules = rulesOf(draft);
      const { data } = await api.POST('/api/v1/ladders/{code}/preview', { params: { path }, body: { rules } });
      setSeen({ rules, base, preview: data as LadderPreview });
    },
  });
  const theirs = save.now;
  const settle = (mine: boolean) => {
    if (theirs === null) return;
    changing.beginFrom(theirs, mine ? draft : draftOf(theirs));
    save.reset();
  };
  const changes = changeOf(base, draft);
  const reason = draft.reason.trim();
  const error = look.error ?? save.error;
  const placed = (path: string) => placeOf(path, sentRungs);
  const sending = (send: () => unknown) => () => {
    setSentRungs(draft.rungs);
    send();
  };
  return {
    ...{ changing, theirs, settle },
    look: { isSending: look.isPending, start: sending(look.mutate) },
    save: {
      isSending: save.isSending,
      start: sending(() => save.send({ ...changes, ...(reason !== '' && { reason }) })),
    },
    error,
    /** What the API has said, by field of the form. */
    refused: fieldErrors(error, (path) => placed(path) ?? path),
    /** What it has said besides; null where it has not, and where both versions tell it. */
    refusal: theirs !== null ? null : untold(error, (path) => placed(path) !== null),
    faults: draftFaults(draft),
    seen: isOf(seen, changing) ? seen : null,
    /** Something was looked at, and changed since. */
    isOutdated: seen !== null && !isOf(seen, changing),
    changesRules: changes.rules !== undefined,
    changesAnything: Object.keys(changes).length > 0,
  };
}
