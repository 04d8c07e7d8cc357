import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RegisterLine } from '../../client/api.generated.js';
import { BulkDialog } from './bulk-dialog.js';

/** What a registrar can do with the commitments that are selected. */
export function BulkBar({ lines, onDone }: { lines: readonly RegisterLine[]; onDone: () => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <div className="bulk-bar no-print" role="status">
      {lines.length > 0 && (
        <>
          <span>
            <Plural value={lines.length} one="# commitment is selected" other="# commitments are selected" />
          </span>
          <Button size="compact-md" onClick={() => setOpened(true)}>
            <Trans>Change them together</Trans>
          </Button>
          <Button size="compact-md" variant="default" onClick={onDone}>
            <Trans>Select none</Trans>
          </Button>
        </>
      )}
      {opened && (
        <BulkDialog
          lines={lines}
          onClose={(done) => {
            setOpened(false);
            if (done) onDone();
          }}
        />
      )}
    </div>
  );
}
