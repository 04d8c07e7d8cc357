import { useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { type ChoosingProps, type Found, FoundSelect } from '../../look/found-select.js';
import { foundWith } from '../../look/found.rules.js';

/** Chooses a body by its name in any language. */
export function BodySelect(props: ChoosingProps & { nameless?: string }) {
  const { t } = useLingui();
  const notFound = t`Nothing found. A new body is entered under “Bodies and posts”.`;
  return <FoundSelect {...props} useChoices={useBodies} notFound={notFound} />;
}

function useBodies(search: string, chosen: string | null, enabled: boolean): Found {
  const language = useLanguage();
  const found = $api.useQuery(
    'get',
    '/api/v1/bodies',
    { params: { query: { limit: 50, ...(search !== '' && { q: search }) } } },
    { placeholderData: keepPreviousData, enabled },
  );
  const own = $api.useQuery(
    'get',
    '/api/v1/bodies/{id}',
    { params: { path: { id: chosen ?? '' } } },
    { enabled: chosen !== null },
  );
  return foundWith(found, own.data, ({ id, name }) => ({ id, label: named(name, language) }));
}
