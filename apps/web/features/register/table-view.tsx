import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';
import { Waiting } from '../../look/waiting.js';
import { useProfile } from '../../session/index.js';
import { BulkBar } from './bulk-bar.js';
import { EmptyRegister } from './empty-register.js';
import { ListEnd } from './list-end.js';
import { useLines } from './register-lines.js';
import type { RegisterSearch } from './register-search.rules.js';
import { RegisterTable } from './register-table.js';
import { SortChoice } from './sort-choice.js';

export interface ViewProps {
  search: RegisterSearch;
  count: number | undefined;
}

/** The register as a table, with work on many at once for registrars. */
export function TableView({ search, count }: ViewProps) {
  const lines = useLines(search);
  const { roles } = useProfile();
  const [chosen, choose] = useState<RowSelectionState>({});
  const mayBulk = roles.includes('registrar') && search.asOf === undefined;
  if (lines.isPending) return <Waiting />;
  return (
    <>
      <SortChoice />
      {lines.data?.length === 0 && <EmptyRegister search={search} />}
      {lines.data !== undefined && lines.data.length > 0 && (
        <>
          {mayBulk && <BulkBar lines={lines.data.filter(({ id }) => chosen[id] === true)} onDone={() => choose({})} />}
          <RegisterTable lines={lines} count={count} selection={mayBulk ? { chosen, choose } : null} />
        </>
      )}
      <ListEnd lines={lines} count={count} />
    </>
  );
}
