import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Ladder, LadderPreview, LadderRules } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { isStale } from '../../client/problem.js';
import { changeOf, draftFaults, draftOf, fingerprint, rulesOf } from './ladder-draft.rules.js';
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
  const [theirs, setTheirs] = useState<Ladder | null>(null);
  const look = useMutation({
    async mutationFn() {
      const now = await ladderNow(base.code);
      if (now.version !== base.version) return setTheirs(now);
      const rules = rulesOf(draft);
      const params = { path: { code: base.code } };
      const { data } = await api.POST('/api/v1/ladders/{code}/preview', { params, body: { rules } });
      setSeen({ rules, base, preview: data as LadderPreview });
    },
  });
  const save = useMutation({
    async mutationFn() {
      const reason = draft.reason.trim();
      const body = { ...changeOf(base, draft), ...(reason !== '' && { reason }) };
      const params = { path: { code: base.code }, header: { 'If-Match': `"${base.version}"` } };
      try {
        await api.PATCH('/api/v1/ladders/{code}', { params, body });
      } catch (error) {
        // Where it cannot be read either, that is the problem that is shown.
        if (isStale(error)) setTheirs(await ladderNow(base.code));
        throw error;
      }
    },
    async onSuccess() {
      changing.forget();
      await readAgain();
      onSaved();
    },
  });
  const settle = (mine: boolean) => {
    if (theirs === null) return;
    changing.beginFrom(theirs, mine ? draft : draftOf(theirs));
    setTheirs(null);
    save.reset();
  };
  const changes = changeOf(base, draft);
  return {
    ...{ changing, theirs, settle, look, save },
    faults: draftFaults(draft),
    seen: isOf(seen, changing) ? seen : null,
    /** Something was looked at, and changed since. */
    isOutdated: seen !== null && !isOf(seen, changing),
    changesRules: changes.rules !== undefined,
    changesAnything: Object.keys(changes).length > 0,
  };
}
