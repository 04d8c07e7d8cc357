import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../look/page-title.js';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle title={t`There is no such page`} />
      <p>
        <Trans>
          Check the address, or go on from <Link to="/">Today</Link> or the <Link to="/register">Register</Link>.
        </Trans>
      </p>
    </>
  );
}
