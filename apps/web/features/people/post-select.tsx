import { useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import type { Post } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named, personName } from '../../language/names.rules.js';
import { type Choice, type ChoosingProps, type Found, FoundSelect } from '../../look/found-select.js';
import { foundWith } from '../../look/found.rules.js';

/** Chooses a post by its title in any language; shows who holds it today and the body that it is in. */
export function PostSelect(props: ChoosingProps) {
  const { t } = useLingui();
  const notFound = t`Nothing found. A new post is entered under “Bodies and posts”.`;
  return <FoundSelect {...props} useChoices={usePosts} notFound={notFound} />;
}

/** So many bodies are asked for at once; a post of another one is shown without its body. */
const MOST_BODIES = 100;

function usePosts(search: string, chosen: string | null, enabled: boolean): Found {
  const language = useLanguage();
  const found = $api.useQuery(
    'get',
    '/api/v1/posts',
    { params: { query: { limit: 50, ...(search !== '' && { q: search }) } } },
    { placeholderData: keepPreviousData, enabled },
  );
  const bodies = $api.useQuery('get', '/api/v1/bodies', { params: { query: { limit: MOST_BODIES } } }, { enabled });
  const own = $api.useQuery(
    'get',
    '/api/v1/posts/{id}',
    { params: { path: { id: chosen ?? '' } } },
    { enabled: chosen !== null },
  );
  const bodyOf = (post: Post) => bodies.data?.items.find(({ id }) => id === post.bodyId);
  const choice = (post: Post): Choice => {
    const body = bodyOf(post);
    const more = [post.holder && personName(post.holder, language), body && named(body.name, language)]
      .filter(Boolean)
      .join(' · ');
    return { id: post.id, label: named(post.title, language), more };
  };
  return foundWith(found, own.data, choice);
}
