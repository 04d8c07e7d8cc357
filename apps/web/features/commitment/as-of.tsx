import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import * as Look from '../../look/as-of.js';

/** Says that the page shows a moment of the past, and leads back. */
export function AsOfBanner({ id, asOf }: { id: string; asOf: string }) {
  const back = (
    <Link to="/commitments/$id" params={{ id }} className="no-print">
      <Trans>Back to today</Trans>
    </Link>
  );
  return (
    <Look.AsOfBanner asOf={asOf} back={back}>
      <Trans>Everything on this page is as it stood then. Nothing can be done here.</Trans>
    </Look.AsOfBanner>
  );
}

/** Asks for a date, and shows the page as of its end. */
export function AsOfPicker({ id, asOf, from }: { id: string; asOf: string | undefined; from: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const show = (day: string | undefined) =>
    void navigate({ to: '/commitments/$id', params: { id }, search: day === undefined ? {} : { asOf: day } });
  return (
    <Look.AsOfPicker description={t`How this page stood at the end of that day`} {...{ asOf, from }} onShow={show} />
  );
}
