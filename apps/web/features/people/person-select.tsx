import { useLingui } from '@lingui/react/macro';
import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { type ChoosingProps, type Found, FoundSelect } from '../../look/found-select.js';
import { foundWith } from '../../look/found.rules.js';

/** Chooses a person by a part of the name in any language, or by the code; the address tells those of one name apart. */
export function PersonSelect(props: ChoosingProps) {
  const { t } = useLingui();
  const notFound = t`Nothing found. A new person is entered under “People”.`;
  return <FoundSelect {...props} useChoices={usePersons} notFound={notFound} />;
}

function usePersons(search: string, chosen: string | null, enabled: boolean): Found {
  const language = useLanguage();
  const query = { limit: 50, ...(search !== '' && { q: search }) };
  const found = $api.useQuery(
    'get',
    '/api/v1/persons',
    { params: { query } },
    { placeholderData: keepPreviousData, enabled },
  );
  const own = usePerson(chosen);
  return foundWith(found, own.data, (person) => {
    const { id, email, code } = person;
    return { id, label: personName(person, language), more: email ?? code };
  });
}

/** The person who is chosen; nobody, as long as nobody is. */
export function usePerson(id: string | null) {
  const path = { id: id ?? '' };
  return $api.useQuery('get', '/api/v1/persons/{id}', { params: { path } }, { enabled: id !== null });
}
