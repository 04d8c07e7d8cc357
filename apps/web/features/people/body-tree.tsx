import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Body } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { type Branch, treeOf } from './body-tree.rules.js';

/** The bodies as a tree; those that are called so in a list, while something is looked for. */
export function BodyTree({ bodies, chosen }: { bodies: readonly Body[]; chosen: string | undefined }) {
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
      {branches.length > 0 && <Branches of={branches} chosen={chosen} />}
      {branches.length === 0 && (
        <p className="hint">
          {bodies.length > 0 ? (
            <Trans>Nothing found</Trans>
          ) : (
            <Trans>
              No body yet. Bodies are a tree: begin with the state, then its government, then ministries and embassies
              below it. A meeting file brings its bodies along.
            </Trans>
          )}
        </p>
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
