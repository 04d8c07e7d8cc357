import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { queryClient } from '../client/api.js';
import { isSignedOut, leadsNowhere } from '../client/problem.js';
import { PageTitle } from '../look/page-title.js';
import { ProblemNote } from '../look/problem-note.js';
import { useEffect } from 'react';
import { NotFound } from './not-found.js';

/** Stands in the place of a screen that could not be shown. */
export function RouteProblem({ error }: { error: unknown }) {
  const { t } = useLingui();
  const router = useRouter();
  useEffect(() => {
    if (!isSignedOut(error)) return;
    queryClient.clear();
    void router.navigate({ to: '/sign-in', search: { to: router.state.location.href } });
  }, [error, router]);
  const retry = () => {
    queryClient.removeQueries({ predicate: (query) => query.state.status === 'error' });
    void router.invalidate();
  };
  if (leadsNowhere(error)) return <NotFound />;
  return (
    <>
      <PageTitle title={t`This page cannot be shown`} />
      <ProblemNote error={error} onRetry={retry} />
    </>
  );
}
