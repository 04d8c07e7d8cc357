import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../../client/api.js';
import { type ChoosingProps, type Found, FoundSelect } from '../../look/found-select.js';
import { foundWith } from '../../look/found.rules.js';

/** Chooses a meeting by a part of its title or code. */
export function MeetingSelect(props: ChoosingProps & { nameless?: string }) {
  return <FoundSelect {...props} useChoices={useMeetings} />;
}

function useMeetings(search: string, chosen: string | null, isAsked: boolean): Found {
  const query = { limit: 50, ...(search !== '' && { q: search }) };
  const found = $api.useQuery(
    'get',
    '/api/v1/meetings',
    { params: { query } },
    { placeholderData: keepPreviousData, enabled: isAsked },
  );
  // Several may be counted together, as a brief does: they have no name of their own.
  const enabled = chosen !== null && !chosen.includes(',');
  const path = { id: chosen ?? '' };
  const own = $api.useQuery('get', '/api/v1/meetings/{id}', { params: { path } }, { enabled });
  return foundWith(found, own.data, ({ id, code, title }) => ({ id, label: `${code} ${title}` }));
}
