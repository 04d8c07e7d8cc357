import './people.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TextInput, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Body } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { type Branch, treeOf } from './body-tree.rules.js';
import { everyBody } from './every-page.js';
import { PostsOfBody } from './posts-of-body.js';

/** The bodies as a tree, and the posts of the one that is chosen. */
export function BodiesPage() {
  const { t } = useLingui();
  const { data: bodies } = useSuspenseQuery(everyBody);
  const { body: chosenId } = useSearch({ from: '/member/bodies' });
  const chosen = bodies.find(({ id }) => id === chosenId);
  const count = bodies.length;
  return (
    <>
      <PageTitle
        title={t`People and posts`}
        below={
          <span className="dim">
            <Plural value={count} one="# body" other="# bodies" />
          </span>
        }
      />
      <AdministrationPlaces />
      <div className="bodies-columns">
        <BodyTree bodies={bodies} chosen={chosenId} />
        {chosen ? (
          <PostsOfBody key={chosen.id} body={chosen} />
        ) : (
          <section className="panel">
            <p className="hint">
              <Trans>
                Choose a body to see its posts and who holds them. Responsibility belongs to a post, not to a person.
              </Trans>
            </p>
          </section>
        )}
      </div>
    </>
  );
}

function BodyTree({ bodies, chosen }: { bodies: readonly Body[]; chosen: string | undefined }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = bodies.filter(({ name, code, aliases }) =>
    [name.en, name.ru, name.be, code, ...aliases].some((one) => one?.toLowerCase().includes(wanted)),
  );
  const branches = wanted === '' ? treeOf(bodies) : found.map((body) => ({ ...body, below: [] }));
  return (
    <section className="panel" aria-labelledby="tree">
      <Title order={2} size={18} mb="xs" id="tree">
        <Trans>Bodies</Trans>
      </Title>
      <TextInput
        type="search"
        label={t`Find a body`}
        description={t`A part of its name in any language`}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        mb="sm"
      />
      {branches.length === 0 ? (
        <p className="hint">
          <Trans>Nothing found</Trans>
        </p>
      ) : (
        <Branches of={branches} chosen={chosen} />
      )}
    </section>
  );
}

function Branches({ of, chosen }: { of: readonly Branch<Body>[]; chosen: string | undefined }) {
  const language = useLanguage();
  return (
    <ul className="tree">
      {of.map(({ id, name, below }) => (
        <li key={id}>
          <Link
            to="/bodies"
            search={{ body: id }}
            resetScroll={false}
            aria-current={id === chosen ? 'true' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {named(name, language)}
          </Link>
          {below.length > 0 && <Branches of={below} chosen={chosen} />}
        </li>
      ))}
    </ul>
  );
}
