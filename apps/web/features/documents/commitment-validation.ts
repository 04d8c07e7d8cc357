import { useLingui } from '@lingui/react/macro';
import { isTwice } from '../people/index.js';
import type { CommitmentFields } from './commitment-draft.rules.js';

type Check<Value> = (value: Value, fields: CommitmentFields) => string | null;

/** What a form of a commitment asks for before anything is sent, in the reader's words. */
export function useCommitmentValidation() {
  const { t } = useLingui();
  const needed = (words: string) => (value: string | null) => (value === null || value.trim() === '' ? words : null);
  const controllerPostId: Check<string | null> = (id, { leadPostId }) => {
    if (id === null) return t`Choose the post that accepts or returns the report`;
    return id === leadPostId ? t`Never the lead: nobody decides on their own report` : null;
  };
  const coExecutorPostIds: Check<string[]> = (ids, { leadPostId }) => {
    if (leadPostId !== null && ids.includes(leadPostId)) return t`The lead does not need to be named again`;
    return isTwice(ids) ? t`The same post is named twice` : null;
  };
  const counterpartBodyId: Check<string | null> = (id, { side }) =>
    side === 'joint' && id === null ? t`Choose the body on the other side` : null;
  const statedOn: Check<string> = (day, { basis }) =>
    basis === 'stated' && day === '' ? t`Give the date that the text states` : null;
  return {
    title: needed(t`Say in a line what is to be done`),
    text: needed(t`Say in full what is to be done`),
    areaCode: needed(t`Choose the field of work`),
    leadPostId: needed(t`Choose the post that answers for it`),
    coExecutorPostIds,
    controllerPostId,
    authorPostId: needed(t`Choose the post that gave it`),
    counterpartBodyId,
    signedOn: needed(t`Give the date from which the deadline is counted`),
    statedOn,
  };
}
