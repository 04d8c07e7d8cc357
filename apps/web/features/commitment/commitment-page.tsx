import { useLingui } from '@lingui/react/macro';
import { PageTitle } from '../../look/page-title.js';

export function CommitmentPage() {
  const { t } = useLingui();
  return <PageTitle title={t`Commitment`} />;
}
