import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../look/page-title.js';

/** An address that leads nowhere, or not for this reader: both look the same. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`This address leads nowhere, or not for you`} />
      <p>
        <Trans>
          It is not there, or it is not open to you. Check the address, or go on from <Link to="/">Today</Link> or the{' '}
          <Link to="/register">Register</Link>.
        </Trans>
      </p>
    </>
  );
}
