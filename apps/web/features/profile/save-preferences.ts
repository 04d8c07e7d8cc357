import { useQueryClient } from '@tanstack/react-query';
import { $api, api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import type { Preferences } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { choose, speak } from '../../language/language.js';
import type { Choices } from './preferences.rules.js';

export const preferencesQuery = $api.queryOptions('get', '/api/v1/session/preferences');

/**
 * Stores what was changed. A new language is spoken at once, and one chosen at the top of the page gives way to it: who sets
 * it in the profile means it for good.
 */
export function useSavePreferences(stored: Preferences, onSaved: (saved: Preferences) => void) {
  const cache = useQueryClient();
  return useChange<Preferences, Partial<Choices>>(stored, {
    send: async (body, header) => {
      const answer = await api.PATCH('/api/v1/session/preferences', { params: { header }, body });
      if (body.language !== undefined) {
        await choose(null);
        await speak(body.language);
      }
      return answer;
    },
    read: () => api.GET('/api/v1/session/preferences'),
    onDone: (saved) => {
      cache.setQueryData(preferencesQuery.queryKey, saved);
      void readAgain();
      onSaved(saved);
    },
  });
}
