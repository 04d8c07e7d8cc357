import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { ApiProblem } from '../client/problem.js';
import { describeProblem } from './problem-words.js';

/** Comes with what there is to tell: the first view does without. */
const ProblemDetails = lazy(async () => ({ default: (await import('./problem-details.js')).ProblemDetails }));

/** What went wrong and what to do now. Spoken at once by a screen reader. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { i18n } = useLingui();
  const { title, advice } = describeProblem(error);
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={i18n._(title)}
      mb="md"
    >
      {i18n._(advice)} {error instanceof ApiProblem && <WhenToTry problem={error} />}
      {error instanceof ApiProblem && (error.faults.length > 0 || error.detail !== '') && (
        <Suspense>
          <ProblemDetails problem={error} />
        </Suspense>
      )}
      {onRetry && (
        <Button variant="default" size="compact-md" mt={8} display="block" onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </Alert>
  );
}

/** How long to wait, where the answer says so. */
function WhenToTry({ problem: { retryAfter } }: { problem: ApiProblem }) {
  if (retryAfter === null) return null;
  if (retryAfter <= 120)
    return <Plural value={retryAfter} one="Try again in # second." other="Try again in # seconds." />;
  const minutes = Math.ceil(retryAfter / 60);
  return <Plural value={minutes} one="Try again in # minute." other="Try again in # minutes." />;
}
