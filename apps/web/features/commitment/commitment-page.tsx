import { useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { PageTitle } from '../../look/page-title.js';
import { ActionButtons } from '../control/index.js';

export function CommitmentPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/member/commitments/$id' });
  return (
    <PageTitle title={t`Commitment`}>
      <ActionButtons commitmentId={id} />
    </PageTitle>
  );
}
