import { Trans } from '@lingui/react/macro';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import { State } from '../../look/state.js';

/** For administrators, while the mail or the history has an alarm: that it has, and where to see what to do. */
export function SystemNote() {
  const { data } = $api.useQuery('get', '/api/v1/health');
  if (data?.mail !== 'alarm' && data?.history !== 'alarm') return null;
  return (
    <p className="panel">
      <State tone="overdue" icon={IconAlertTriangle}>
        <Trans>The system needs somebody.</Trans>
      </State>{' '}
      <Link to="/health">
        <Trans>See what, and what to do about it</Trans>
      </Link>
    </p>
  );
}
