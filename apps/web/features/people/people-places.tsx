import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useProfile } from '../../session/index.js';

/** Between the screens of people and posts. Accounts are for administrators alone. */
export function PeoplePlaces() {
  const { t } = useLingui();
  const { roles } = useProfile();
  const current = { 'aria-current': 'page' } as const;
  return (
    <nav className="choice no-print" aria-label={t`People and posts`}>
      <Link to="/bodies" activeProps={current}>
        <Trans>Bodies and posts</Trans>
      </Link>
      <Link to="/deputyships" activeProps={current}>
        <Trans>Deputies</Trans>
      </Link>
      {roles.includes('administrator') && (
        <Link to="/accounts" activeProps={current}>
          <Trans>Accounts</Trans>
        </Link>
      )}
    </nav>
  );
}
