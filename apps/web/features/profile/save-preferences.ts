import { useMutation, useQueryClient } from '@tanstack/react-query';
import { $api, api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import type { Preferences } from '../../client/api.generated.js';
import { choose, speak } from '../../language/language.js';
import { changed, type Choice, type Choices, choicesOf, differing } from './preferences.rules.js';

export const preferencesQuery = $api.queryOptions('get', '/api/v1/session/preferences');

/** A form over what was stored when it began. */
export interface Edit {
  stored: Preferences;
  choices: Choices;
}

/**
 * Stores what was changed. A new language is spoken at once, and one chosen at the top of the page gives way to it: who sets
 * it in the profile means it for good.
 * @returns what was changed, for saying so
 */
export function useSavePreferences() {
  const cache = useQueryClient();
  return useMutation({
    async mutationFn({ stored, choices }: Edit): Promise<{ saved: Preferences; what: Choice[] }> {
      const what = differing(choicesOf(stored), choices);
      const headers = { 'If-Match': `"${stored.version}"` };
      const body = changed(choicesOf(stored), choices);
      const { data } = await api.PATCH('/api/v1/session/preferences', { params: { header: headers }, body });
      if (!data) throw new Error('an answer without a body');
      return { saved: data, what };
    },
    async onSuccess({ saved, what }) {
      cache.setQueryData(preferencesQuery.queryKey, saved);
      if (what.includes('language')) {
        await choose(null);
        await speak(saved.language);
      }
      void readAgain();
    },
  });
}
