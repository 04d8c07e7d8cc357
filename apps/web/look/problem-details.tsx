import { useLingui } from '@lingui/react/macro';
import { List } from '@mantine/core';
import type { ApiProblem } from '../client/problem.js';
import { BY_CODE } from './code-words.js';
import { FaultLine } from './fault-line.js';

/** What an answer says more than its kind: each field with what is wrong with it, or why it cannot be done. */
export function ProblemDetails({ problem: { code, detail, faults } }: { problem: ApiProblem }) {
  const { i18n } = useLingui();
  const words = BY_CODE[code];
  if (faults.length > 0) {
    return (
      <List size="sm" mt={6}>
        {faults.map((fault) => (
          <List.Item key={`${fault.path} ${fault.message}`}>
            <FaultLine fault={fault} />
          </List.Item>
        ))}
      </List>
    );
  }
  if (words) return <p>{i18n._(words)}</p>;
  return words === null || detail === '' ? null : <p lang="en">{detail}</p>;
}
