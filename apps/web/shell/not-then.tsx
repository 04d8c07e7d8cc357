import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { dateAndTime, longDate } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import { isDay } from '../look/as-of.rules.js';
import { PageTitle } from '../look/page-title.js';
import { useTimeZone } from '../session/index.js';

/** What an address asks for is not there as of the moment that it names; as of today it may be. */
export function NotThen({ asOf }: { asOf: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const moment = isDay(asOf) ? longDate(asOf, language) : dateAndTime(asOf, { language, timeZone });
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
