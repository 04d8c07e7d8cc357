import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AsOfBanner, AsOfPicker } from '../../look/as-of.js';

/** Says, on paper too, that the brief is of a moment of the past, and leads back. */
export function BriefAsOfBanner({ id, asOf, children }: { id: string; asOf: string; children: ReactNode }) {
  const { next } = useSearch({ from: '/member/meetings/$id/brief' });
  const back = (
    <Link to="/meetings/$id/brief" params={{ id }} search={{ next }} className="no-print">
      <Trans>Back to today</Trans>
    </Link>
  );
  return (
    <AsOfBanner asOf={asOf} back={back}>
      {children}
    </AsOfBanner>
  );
}

/** Asks for a date, and shows the brief as of its end. */
export function BriefAsOfPicker({ id, asOf }: { id: string; asOf: string | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/member/meetings/$id/brief' });
  const show = (day: string | undefined) =>
    void navigate({
      to: '/meetings/$id/brief',
      params: { id },
      search: { next, ...(day !== undefined && { asOf: day }) },
    });
  return <AsOfPicker asOf={asOf} description={t`How this brief stood at the end of that day`} onShow={show} />;
}
