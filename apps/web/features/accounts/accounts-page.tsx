import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import { byPage } from '../../client/by-page.js';
import { wordsSearch } from '../../client/words-search.rules.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { useWork } from '../../look/use-work.js';
import { WordsSearchBox } from '../../look/words-search-box.js';
import { MorePages } from '../people/index.js';
import { AccountDialog, type AccountWork } from './account-dialog.js';
import { AccountRow } from './account-row.js';

/** Who can sign in, and in which roles; administrators change it here. */
export function AccountsPage() {
  const { t } = useLingui();
  const { work, said, begin, close, done } = useWork<AccountWork>();
  return (
    <>
      <PageTitle title={t`Accounts`}>
        <Button onClick={() => begin({ kind: 'give' })}>
          <Trans>Give a person an account</Trans>
        </Button>
      </PageTitle>
      <AdministrationPlaces />
      <Said>{said}</Said>
      <SearchBox />
      <AccountTable onWork={begin} />
      <AccountDialog work={work} onClose={close} onDone={done} />
    </>
  );
}

function SearchBox() {
  const { t } = useLingui();
  const { q } = useSearch({ from: '/member/accounts' });
  const navigate = useNavigate();
  return (
    <WordsSearchBox
      label={t`Find an account`}
      description={t`A part of the name, in any language, or of the address`}
      words={q}
      onSearch={(words) => void navigate({ to: '/accounts', search: wordsSearch({ q: words }), replace: true })}
    />
  );
}

function AccountTable({ onWork }: { onWork: (work: AccountWork) => void }) {
  const { t } = useLingui();
  const { q } = useSearch({ from: '/member/accounts' });
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/accounts',
    { params: { query: { limit: 50, ...(q !== undefined && { q }) } } },
    { ...byPage, placeholderData: keepPreviousData },
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = [t`Person`, t`E-mail`, t`Roles`, t`Sign-in`, t`Change`];
  return (
    <MorePages pages={pages} name={t`Accounts`} none={items.length === 0} empty={<Nobody isSearch={q !== undefined} />}>
      <thead>
        <ColumnHeads names={columns} />
      </thead>
      <tbody>
        {items.map((account) => (
          <AccountRow key={account.personId} account={account} onWork={onWork} />
        ))}
      </tbody>
    </MorePages>
  );
}

function Nobody({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <Trans>Nobody who is called so has an account. Look for a shorter part of the name.</Trans>;
  return <Trans>Nobody has an account yet.</Trans>;
}
