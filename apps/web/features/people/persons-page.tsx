import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Person } from '../../client/api.generated.js';
import { byPage } from '../../client/by-page.js';
import { readAgain } from '../../client/changes.js';
import { wordsSearch } from '../../client/words-search.rules.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { Dialog } from '../../look/dialog.js';
import { PageTitle } from '../../look/page-title.js';
import { WordsSearchBox } from '../../look/words-search-box.js';
import { AddPerson } from './add-person.js';
import { useMayManage } from './may-manage.js';
import { MorePages } from './more-pages.js';
import { PersonRow } from './person-row.js';

/** Whoever the register knows, found by name; administrators add to them here. */
export function PersonsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const mayManage = useMayManage();
  const { q } = useSearch({ from: '/member/persons' });
  const [isAdding, setAdding] = useState(false);
  const added = async ({ id }: Person) => {
    await readAgain();
    await navigate({ to: '/persons/$id', params: { id } });
  };
  return (
    <>
      <PageTitle title={t`People`}>
        {mayManage && (
          <Button onClick={() => setAdding(true)}>
            <Trans>Add a person</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <WordsSearchBox
        label={t`Find a person`}
        description={t`A part of the name, in any language, or of the code`}
        words={q}
        onSearch={(words) => void navigate({ to: '/persons', search: wordsSearch({ q: words }), replace: true })}
      />
      <PersonTable q={q} />
      <Dialog opened={isAdding} onClose={() => setAdding(false)} title={t`Add a person`}>
        <AddPerson onClose={() => setAdding(false)} onDone={added} />
      </Dialog>
    </>
  );
}

function PersonTable({ q }: { q: string | undefined }) {
  const { t } = useLingui();
  const pages = $api.useInfiniteQuery(
    'get',
    '/api/v1/persons',
    { params: { query: { limit: 50, ...(q !== undefined && { q }) } } },
    { ...byPage, placeholderData: keepPreviousData },
  );
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  // Address and clearance are shown to those who have to do with it, and to everybody their own.
  const withPrivate = items.some(({ email }) => email !== null);
  const columns = [t`Person`, ...(withPrivate ? [t`E-mail`, t`May read up to`] : []), t`Code`];
  return (
    <MorePages pages={pages} name={t`People`} none={items.length === 0} empty={<Nobody isSearch={q !== undefined} />}>
      <thead>
        <ColumnHeads names={columns} />
      </thead>
      <tbody>
        {items.map((person) => (
          <PersonRow key={person.id} person={person} withPrivate={withPrivate} />
        ))}
      </tbody>
    </MorePages>
  );
}

function Nobody({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <Trans>Nobody is called so. Look for a shorter part of the name.</Trans>;
  return (
    <Trans>
      Nobody yet. A person has a name and an address for mail; whoever is to answer for something is given a post.
    </Trans>
  );
}
