import { useLingui } from '@lingui/react/macro';
import { PageTitle } from '../../look/page-title.js';

export function DocumentPage() {
  const { t } = useLingui();
  return <PageTitle title={t`Document`} />;
}
