import './people.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { PageTitle } from '../../look/page-title.js';
import { useToday } from '../../session/index.js';
import { MorePages } from './more-pages.js';
import { PeoplePlaces } from './people-places.js';

/** Who stands in for whom, latest first. */
export function DeputyshipsPage() {
  const { t } = useLingui();
  const [language, today] = [useLanguage(), useToday()];
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/deputyships',
    { params: { query: { limit: 50 } } },
    { pageParamName: 'after', initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const state = (startsOn: string, endsOn: string) => {
    if (endsOn < today) return t`over`;
    return startsOn > today ? t`to come` : t`today`;
  };
  return (
    <>
      <PageTitle title={t`Deputies`} />
      <PeoplePlaces />
      <MorePages
        pages={pages}
        empty={
          <Trans>Nobody stands in for anybody. A deputy gets the mail of who is away, and acts in their name.</Trans>
        }
        none={items.length === 0}
      >
        <thead>
          <tr>
            <th scope="col">
              <Trans>Away</Trans>
            </th>
            <th scope="col">
              <Trans>Deputy</Trans>
            </th>
            <th scope="col">
              <Trans>First day</Trans>
            </th>
            <th scope="col">
              <Trans>Last day</Trans>
            </th>
            <th scope="col">
              <Trans>When</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, absent, deputy, startsOn, endsOn }) => (
            <tr key={id}>
              <th scope="row">{absent.name}</th>
              <td>{deputy.name}</td>
              <td>{shortDate(startsOn, language)}</td>
              <td>{shortDate(endsOn, language)}</td>
              <td>{state(startsOn, endsOn)}</td>
            </tr>
          ))}
        </tbody>
      </MorePages>
    </>
  );
}
