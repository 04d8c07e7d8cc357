import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../client/problem.js';
import { ProblemNote } from './problem-note.js';

/** The API's own refusals, by their code, in the reader's words. */
export type Refusals = Readonly<Record<string, MessageDescriptor>>;

/** What went wrong; in the reader's words where it is one of the refusals that a form knows. */
export function RefusalNote({ error, refusals }: { error: unknown; refusals: Refusals }) {
  const { i18n } = useLingui();
  const words = error instanceof ApiProblem ? refusals[error.code] : undefined;
  if (!words) return <ProblemNote error={error} />;
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      {i18n._(words)}
    </Alert>
  );
}
