import { useLingui } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Term } from '../../language/terms.js';
import { Hint } from '../../look/hint.js';
import { useChangeSearch, useSort } from './register-address.js';

interface Props {
  title: string;
  sort: string | undefined;
  term: Term | undefined;
}

/** The head of a column; a press sorts by it, another turns the order round. */
export function SortHeader({ title, sort, term }: Props) {
  const { t } = useLingui();
  const current = useSort();
  const change = useChangeSearch();
  if (sort === undefined) {
    return (
      <th role="columnheader" scope="col">
        {title} {term && <Hint of={term} />}
      </th>
    );
  }
  const up = current === sort;
  const down = current === `-${sort}`;
  const Arrow = up ? IconArrowUp : down ? IconArrowDown : IconArrowsSort;
  return (
    <th role="columnheader" scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <UnstyledButton className="sort" title={t`Sort by this`} onClick={() => change({ sort: up ? `-${sort}` : sort })}>
        {title} <Arrow size={14} aria-hidden className={up || down ? '' : 'idle'} />
      </UnstyledButton>
    </th>
  );
}
