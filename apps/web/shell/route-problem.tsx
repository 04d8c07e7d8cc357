import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { queryClient } from '../client/api.js';
import { isSignedOut, leadsNowhere } from '../client/problem.js';
import { PageTitle } from '../look/page-title.js';
import { ProblemNote } from '../look/problem-note.js';
import { useAsOf } from '../look/use-as-of.js';
import { useEffect } from 'react';
import { NotFound } from './not-found.js';
import { NotThen } from './not-then.js';

function forgetErrors(): void {
  queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' && !query.isActive() });
}

/** Stands in the place of a screen that could not be shown. */
export function RouteProblem({ error }: { error: unknown }) {
  const { t } = useLingui();
  const router = useRouter();
  useEffect(() => {
    if (!isSignedOut(error)) return;
    queryClient.clear();
    void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
  }, [error, router]);
  // An error is kept like an answer: whoever comes back later, let in meanwhile, would be told the same once more.
  useEffect(() => forgetErrors, []);
  const asOf = useAsOf();
  const retry = () => {
    forgetErrors();
    void router.invalidate();
  };
  if (leadsNowhere(error)) return asOf === undefined ? <NotFound /> : <NotThen asOf={asOf} />;
  return (
    <>
      <PageTitle title={t`This page cannot be shown`} />
      <ProblemNote error={error} onRetry={retry} />
    </>
  );
}
