import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import { useProfile } from '../session/index.js';

/**
 * Between the screens of administrators. Bodies, posts, people and deputies are open to everybody, the proof of the history
 * to auditors too.
 */
export function AdministrationPlaces() {
  const { t } = useLingui();
  const { roles } = useProfile();
  const isAdministrator = roles.includes('administrator');
  // A post is reached through its body.
  const isAtPost = useLocation({ select: ({ pathname }) => pathname.startsWith('/posts/') });
  const current = { 'aria-current': 'page' } as const;
  return (
    <nav className="choice no-print" aria-label={isAdministrator ? t`Administration` : t`People and posts`}>
      <Link to="/bodies" activeProps={current} {...(isAtPost && current)}>
        <Trans>Bodies and posts</Trans>
      </Link>
      <Link to="/persons" activeProps={current}>
        <Trans>People</Trans>
      </Link>
      <Link to="/deputyships" activeProps={current}>
        <Trans>Deputies</Trans>
      </Link>
      {isAdministrator && (
        <>
          <Link to="/accounts" activeProps={current}>
            <Trans>Accounts</Trans>
          </Link>
          <Link to="/areas" activeProps={current}>
            <Trans>Areas</Trans>
          </Link>
          <Link to="/regimes" activeProps={current}>
            <Trans>Deadlines</Trans>
          </Link>
          <Link to="/ladders" activeProps={current}>
            <Trans>Ladders</Trans>
          </Link>
          <Link to="/calendars" activeProps={current}>
            <Trans>Calendars</Trans>
          </Link>
          <Link to="/mail" activeProps={current}>
            <Trans>Mail</Trans>
          </Link>
          <Link to="/health" activeProps={current}>
            <Trans>Health</Trans>
          </Link>
        </>
      )}
      {(isAdministrator || roles.includes('auditor')) && (
        <Link to="/history" activeProps={current}>
          <Trans>History</Trans>
        </Link>
      )}
    </nav>
  );
}
