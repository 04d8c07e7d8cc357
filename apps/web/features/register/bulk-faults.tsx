import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import type { RegisterLine } from '../../client/api.generated.js';
import { ApiProblem } from '../../client/problem.js';
import { FaultLine } from '../../look/fault-line.js';
import { ProblemNote } from '../../look/problem-note.js';
import { faultyLine } from './bulk-action.rules.js';

/** Why nothing was done: each commitment that stands in the way by its reference, with every fault of it. */
export function BulkFaults({ error, lines }: { error: unknown; lines: readonly RegisterLine[] }) {
  if (!(error instanceof ApiProblem) || error.faults.length === 0) return <ProblemNote error={error} />;
  return (
    <Alert role="alert" color="red" variant="light" mb="md" title={<Trans>Nothing was changed</Trans>}>
      <Trans>These stand in the way. Take them out of the selection, or choose something else.</Trans>
      <ul className="bulk-faults">
        {error.faults.map((fault) => {
          const { path, message } = fault;
          const place = faultyLine(path);
          const line = place === null ? undefined : lines[place];
          return (
            <li key={`${path} ${message}`}>
              {line && <b>{line.reference}</b>}{' '}
              {path.endsWith('.version') ? (
                <Trans>Somebody has changed it meanwhile: load the register again.</Trans>
              ) : (
                <FaultLine fault={fault} />
              )}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
