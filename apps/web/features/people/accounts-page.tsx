import './people.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ROLE } from '../../language/words.js';
import { PageTitle } from '../../look/page-title.js';
import { useTimeZone } from '../../session/index.js';
import { MorePages } from './more-pages.js';
import { PeoplePlaces } from './people-places.js';

/** Who can sign in, and in which roles. For administrators. */
export function AccountsPage() {
  const { t, i18n } = useLingui();
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/accounts',
    { params: { query: { limit: 50 } } },
    { pageParamName: 'after', initialPageParam: undefined, getNextPageParam: ({ next }) => next ?? undefined },
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const disabled = (at: string) => dateAndTime(at, { language, timeZone });
  return (
    <>
      <PageTitle title={t`Accounts`} />
      <PeoplePlaces />
      <MorePages pages={pages} none={items.length === 0} empty={<Trans>Nobody has an account yet.</Trans>}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Person</Trans>
            </th>
            <th scope="col">
              <Trans>E-mail</Trans>
            </th>
            <th scope="col">
              <Trans>Roles</Trans>
            </th>
            <th scope="col">
              <Trans>Sign-in</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ personId, name, email, roles, disabledAt }) => (
            <tr key={personId}>
              <th scope="row">{name}</th>
              <td className="address">{email}</td>
              <td>{roles.map((role) => i18n._(ROLE[role])).join(', ')}</td>
              <td>{disabledAt === null ? <Trans>open</Trans> : <Closed at={disabled(disabledAt)} />}</td>
            </tr>
          ))}
        </tbody>
      </MorePages>
    </>
  );
}

function Closed({ at }: { at: string }) {
  return <Trans>closed since {at}</Trans>;
}
