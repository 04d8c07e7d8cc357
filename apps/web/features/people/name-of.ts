import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';

/** What a body is called; a dash for none. */
export function useBodyName(id: string | null): string {
  const language = useLanguage();
  const params = { path: { id: id ?? '' } };
  const { data } = $api.useQuery('get', '/api/v1/bodies/{id}', { params }, { enabled: id !== null });
  return data && id !== null ? named(data.name, language) : '–';
}

/** What a post is called; a dash for none. */
export function usePostTitle(id: string | null): string {
  const language = useLanguage();
  const params = { path: { id: id ?? '' } };
  const { data } = $api.useQuery('get', '/api/v1/posts/{id}', { params }, { enabled: id !== null });
  return data && id !== null ? named(data.title, language) : '–';
}
