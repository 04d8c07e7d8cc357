import './people.css';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNote } from '../../look/problem-note.js';
import { TableRegion } from '../../look/table-region.js';
import { Waiting } from '../../look/waiting.js';

interface Props {
  pages: {
    error: unknown;
    isPending: boolean;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  /** Which table it is. */
  name: string;
  /** Whether nothing was found, and what to say then. */
  none: boolean;
  empty: ReactNode;
  children: ReactNode;
}

/** A table that goes on, page by page. */
export function MorePages({ pages, name, none, empty, children }: Props) {
  if (pages.error) return <ProblemNote error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Waiting />;
  return (
    <section className="panel">
      {none ? (
        <p className="hint">{empty}</p>
      ) : (
        <TableRegion name={name}>
          <table className="list-table">{children}</table>
        </TableRegion>
      )}
      {pages.hasNextPage && (
        <Button variant="default" mt="sm" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </section>
  );
}
