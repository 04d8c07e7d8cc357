import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { AWAY_PAUSE, queryClient } from '../client/api.js';
import { isAway, isSignedOut, leadsNowhere } from '../client/problem.js';
import { PageTitle } from '../look/page-title.js';
import { ProblemNote } from '../look/problem-note.js';
import { useAsOf } from '../look/use-as-of.js';
import { useEffect } from 'react';
import { NotFound } from './not-found.js';
import { NotThen } from './not-then.js';

function forgetErrors(): void {
  queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' && !query.isActive() });
}

/** Stands in the place of the whole page: without who is signed in there is nothing around a screen. */
export function PageProblem({ error }: { error: unknown }) {
  return (
    <main id="main" className="page">
      <RouteProblem error={error} />
    </main>
  );
}

/** Stands in the place of a screen that could not be shown; comes back by itself where the register was away. */
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
  useEffect(() => {
    if (!isAway(error)) return;
    const again = setInterval(retry, AWAY_PAUSE);
    return () => clearInterval(again);
  });
  if (leadsNowhere(error)) return asOf === undefined ? <NotFound /> : <NotThen asOf={asOf} />;
  return (
    <>
      <PageTitle title={t`This page cannot be shown`} />
      <ProblemNote error={error} onRetry={retry} />
    </>
  );
}
