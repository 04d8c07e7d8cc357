import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { AUDIENCE } from './audience-words.js';
import type { Whom } from './rungs.rules.js';

/** Whom a rung speaks to, in words; a post that it names is described, not named. */
export function useWhomWords(): (whom: Whom) => string {
  const { t, i18n } = useLingui();
  return (whom) => {
    if (typeof whom === 'string') return i18n._(AUDIENCE[whom]);
    if ('post' in whom) return i18n._(AUDIENCE.post);
    const degree = whom.superior;
    if (degree === 1) return i18n._(AUDIENCE.superior);
    return t`${plural(degree, {
      one: 'to the post # level above the lead',
      other: 'to the post # levels above the lead',
    })}`;
  };
}

/** The same of one, with the title of a post that is named. */
export function useWhom(whom: Whom): string {
  const words = useWhomWords();
  const language = useLanguage();
  const id = typeof whom === 'object' && 'post' in whom ? whom.post : '';
  const post = $api.useQuery('get', '/api/v1/posts/{id}', { params: { path: { id } } }, { enabled: id !== '' }).data;
  return post ? named(post.title, language) : words(whom);
}
