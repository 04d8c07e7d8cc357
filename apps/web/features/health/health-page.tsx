import './health.css';
import { useLingui } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import type { HistoryHealth, MailHealth } from '../../client/api.generated.js';
import { ApiProblem } from '../../client/problem.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { HistoryFigures, LookedAt, MailFigures } from './figures.js';
import { NeedsPanel } from './needs-panel.js';
import { needsOf } from './needs.rules.js';

/** Looks again by itself, this many milliseconds apart. */
const AGAIN = { refetchInterval: 30_000 };

/** Whether each part of the register is well, what needs somebody, and what to do about it. For administrators. */
export function HealthPage() {
  const { t } = useLingui();
  const { read, error, retry } = useHealth();
  const isRefused = error instanceof ApiProblem && error.status < 500;
  return (
    <>
      <PageTitle title={t`Health`} />
      <AdministrationPlaces />
      {error !== null && <ProblemNote error={error} onRetry={retry} />}
      {error === null && !read && <Waiting />}
      {!isRefused && read && <State {...read} isAnswering={error === null} />}
    </>
  );
}

interface Seen {
  mail: MailHealth | undefined;
  history: HistoryHealth | undefined;
  version: string | undefined;
  /** An instant. */
  at: string | null;
}

/** What was read last; null before anything was, or could be. */
function useHealth(): { read: Seen | null; error: unknown; retry: () => void } {
  const service = $api.useQuery('get', '/api/v1/health', {}, AGAIN);
  const mail = $api.useQuery('get', '/api/v1/health/mail', {}, AGAIN);
  const history = $api.useQuery('get', '/api/v1/health/history', {}, AGAIN);
  const error: unknown = service.error ?? mail.error ?? history.error;
  const isRead = error !== null || (mail.isSuccess && history.isSuccess);
  const at = mail.dataUpdatedAt > 0 ? new Date(mail.dataUpdatedAt).toISOString() : null;
  return {
    read: isRead ? { mail: mail.data, history: history.data, version: service.data?.version, at } : null,
    error,
    retry: () => void Promise.all([service.refetch(), mail.refetch(), history.refetch()]),
  };
}

function State({ mail, history, version, at, isAnswering }: Seen & { isAnswering: boolean }) {
  return (
    <>
      <NeedsPanel needs={needsOf({ mail, history, isAnswering })} />
      <div className="card-grid health-figures">
        {mail && <MailFigures mail={mail} />}
        {history && <HistoryFigures history={history} />}
      </div>
      {at !== null && <LookedAt at={at} version={version} />}
    </>
  );
}
