import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../look/page-title.js';
import { useMomentWords } from '../look/use-moment-words.js';

/** What an address asks for is not there as of the moment that it names; as of today it may be. */
export function NotThen({ asOf }: { asOf: string }) {
  const { t } = useLingui();
  const moment = useMomentWords(asOf);
  return (
    <>
      <PageTitle title={t`As of ${moment} there is nothing here`} />
      <p>
        <Trans>It was not entered yet, it was not open to you, or that moment is still to come.</Trans>
      </p>
      <p>
        <Link to="." search={{}}>
          <Trans>See it as of today</Trans>
        </Link>
      </p>
    </>
  );
}
