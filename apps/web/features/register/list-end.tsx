import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Loader } from '@mantine/core';
import { useNumbers } from '../../language/language.js';
import { ProblemNote } from '../../look/problem-note.js';
import type { Lines } from './register-lines.js';

/** Below the lines: whether more are coming, what went wrong, and on paper how many of how many there are. */
export function ListEnd({ lines, count }: { lines: Lines; count: number | undefined }) {
  const { t } = useLingui();
  const numbers = useNumbers();
  const loaded = numbers(lines.data?.length ?? 0);
  const all = numbers(count ?? lines.data?.length ?? 0);
  return (
    <>
      {lines.isError && <ProblemNote error={lines.error} onRetry={() => void lines.fetchNextPage()} />}
      {lines.isFetchingNextPage && (
        <div role="status" aria-label={t`Loading more`} className="loading-more">
          <Loader size="sm" />
        </div>
      )}
      {lines.hasNextPage && !lines.isFetchingNextPage && (
        <Button variant="subtle" className="no-print" onClick={() => void lines.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
      <p className="print-only">
        <Trans>
          Printed: {loaded} of {all} commitments.
        </Trans>
      </p>
    </>
  );
}
