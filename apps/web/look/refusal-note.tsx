import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../client/problem.js';
import { BY_CODE } from './code-words.js';
import { ProblemNote } from './problem-note.js';

/** What a form says of the API's refusals, by their code, better than is said of them everywhere. */
export type Refusals = Readonly<Record<string, MessageDescriptor>>;

interface Props {
  error: unknown;
  refusals?: Refusals | undefined;
}

/** What went wrong. A refusal that has words says by itself why it cannot be done: to load the page again would not help. */
export function RefusalNote({ error, refusals = {} }: Props) {
  const { i18n } = useLingui();
  const words = refusalOf(error, refusals);
  if (!words) return <ProblemNote error={error} />;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      {i18n._(words)}
    </Alert>
  );
}

function refusalOf(error: unknown, refusals: Refusals): MessageDescriptor | null | undefined {
  if (!(error instanceof ApiProblem) || error.status !== 409 || error.faults.length > 0) return null;
  return refusals[error.code] ?? BY_CODE[error.code];
}
