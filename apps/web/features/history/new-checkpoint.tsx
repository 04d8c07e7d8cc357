import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { $api } from '../../client/api.js';
import type { Checkpoint } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Said } from '../../look/said.js';
import { type Asked, becameOf } from './asked-checkpoint.rules.js';

const NEWEST = { params: { query: { limit: 1 } } };
const LOOKS_EVERY = 1_000;

/** Asks for a checkpoint, and says when it is there: a worker makes it. */
export function NewCheckpoint() {
  const { ask, error, isSending, became, number } = useAskedCheckpoint();
  return (
    <div className="history-ask">
      <Button onClick={ask} loading={isSending || became === 'waiting'}>
        <Trans>Ask for a checkpoint now</Trans>
      </Button>
      {error && <ProblemNote error={error} />}
      {became === 'late' && (
        <p role="alert">
          <Trans>No worker has signed it yet: see whether one runs. It is signed as soon as one does.</Trans>
        </p>
      )}
      <Said>{became === 'there' && <Trans>Checkpoint {number} is signed. Keep its note away from here.</Trans>}</Said>
    </div>
  );
}

/** The newest checkpoints and when they were read, in milliseconds since 1970 by the clock of this browser. */
interface Read {
  data?: { items: readonly Checkpoint[] } | undefined;
  dataUpdatedAt: number;
}

function useAskedCheckpoint() {
  const asking = $api.useMutation('post', '/api/v1/history/checkpoints');
  const request = asking.data ? { requestedAt: asking.data.requestedAt, askedAt: asking.submittedAt } : null;
  const became = ({ data, dataUpdatedAt }: Read): Asked =>
    becameOf(request, { newest: data?.items[0], readAt: dataUpdatedAt });
  const looking = $api.useQuery('get', '/api/v1/history/checkpoints', NEWEST, {
    enabled: request !== null,
    refetchInterval: ({ state }) => (became(state) === 'there' ? false : LOOKS_EVERY),
  });
  const isThere = became(looking) === 'there';
  useEffect(() => {
    if (isThere) void readAgain();
  }, [isThere]);
  return {
    ask: () => asking.mutate({}),
    ...{ isSending: asking.isPending, error: asking.error ?? looking.error },
    ...{ became: became(looking), number: looking.data?.items[0]?.number },
  };
}
