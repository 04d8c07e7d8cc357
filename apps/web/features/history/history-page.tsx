import './history.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { CheckpointTable } from './checkpoint-table.js';
import { HowToVerify } from './how-to-verify.js';
import { NewCheckpoint } from './new-checkpoint.js';

/** What proves that the history is as it was written: its checkpoints, and the whole of it as a file. */
export function HistoryPage() {
  const { t } = useLingui();
  const { roles } = useProfile();
  const isAuditor = roles.includes('auditor');
  const mayAsk = isAuditor || roles.includes('administrator');
  return (
    <>
      <PageTitle title={t`History and its proof`}>
        {isAuditor && (
          <Button
            component="a"
            href="/api/v1/history/export"
            download
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
          >
            <Trans>Export the whole history</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <HowToVerify mayAsk={mayAsk} mayExport={isAuditor} />
      {mayAsk && <NewCheckpoint />}
      <CheckpointTable />
    </>
  );
}
