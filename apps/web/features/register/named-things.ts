import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import { shortDate } from '../../language/dates.js';
import { type Language } from '../../language/languages.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';

/** What a filter may point to by its identifier. */
export type Thing = 'post' | 'body' | 'meeting' | 'area';
export interface Named {
  id: string;
  name: string;
}

/** Names change rarely; a chip need not ask for its own each time. */
const NAMES_FRESH = 300_000;
const SOME = 20;

/** How to ask for the name of one; areas come all at once. */
function nameQuery(thing: Thing, id: string, language: Language) {
  const path = { params: { path: { id } } };
  const fresh = { staleTime: NAMES_FRESH };
  switch (thing) {
    case 'post':
      return { ...$api.queryOptions('get', '/api/v1/posts/{id}', path, fresh), select: nameOf(language) };
    case 'body':
      return { ...$api.queryOptions('get', '/api/v1/bodies/{id}', path, fresh), select: nameOf(language) };
    case 'meeting':
      return { ...$api.queryOptions('get', '/api/v1/meetings/{id}', path, fresh), select: nameOf(language) };
    case 'area':
      return {
        ...$api.queryOptions('get', '/api/v1/areas', {}, fresh),
        select: ({ items }: { items: Nameable[] }) => items.filter(({ code }) => code === id).map(nameOf(language))[0],
      };
  }
}

type LocalOrPlain = string | { en: string; ru: string | null; be: string | null };
interface Nameable {
  id?: string;
  code?: string;
  name?: LocalOrPlain;
  title?: LocalOrPlain;
  heldOn?: string;
}

/** The name of a post, a body, an area or a meeting, in the reader's language; a meeting is told with its day. */
const nameOf =
  (language: Language) =>
  ({ name, title, code = '', heldOn }: Nameable): string => {
    const given = name ?? title ?? code;
    const words = typeof given === 'string' ? given : named(given, language);
    return heldOn === undefined ? words : `${words}, ${shortDate(heldOn, language)}`;
  };

/** The names of these, in order; the identifier itself while a name is not known, or not open to the reader. */
export function useNames(thing: Thing, ids: readonly string[]): Named[] {
  const language = useLanguage();
  const queries = ids.map((id) => nameQuery(thing, id, language) as { queryKey: readonly unknown[] });
  const answers = useQueries({ queries });
  return ids.map((id, index) => ({ id, name: asName(answers[index]?.data) ?? id.slice(0, 8) }));
}

/** Those that fit what was typed: some of them, for a list to choose from. */
export function useFound(thing: Thing, typed: string, enabled: boolean): Named[] {
  const language = useLanguage();
  const q = typed.trim().slice(0, 200);
  const init = { params: { query: { limit: SOME, ...(q && { q }) } } };
  const how = (mine: Thing) => ({
    enabled: enabled && thing === mine,
    placeholderData: keepPreviousData,
    staleTime: NAMES_FRESH,
  });
  const posts = $api.useQuery('get', '/api/v1/posts', init, how('post')).data?.items;
  const bodies = $api.useQuery('get', '/api/v1/bodies', init, how('body')).data?.items;
  const meetings = $api.useQuery('get', '/api/v1/meetings', init, how('meeting')).data?.items;
  const areas = $api.useQuery('get', '/api/v1/areas', {}, how('area')).data?.items;
  const found: Nameable[] = { post: posts, body: bodies, meeting: meetings, area: areas }[thing] ?? [];
  const all = found.map((one) => ({ id: one.id ?? one.code ?? '', name: nameOf(language)(one) }));
  return thing === 'area' ? all.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())) : all;
}

const asName = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined);
