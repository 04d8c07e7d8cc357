import { Trans } from '@lingui/react/macro';
import { Alert, Button, Group } from '@mantine/core';
import { createContext } from 'react';

/** What a form tells the dialog around it. */
export interface Unsent {
  /** Something was typed that nothing keeps, or, when the form goes, no longer is. */
  typed: (isTyped: boolean) => void;
  /** Closes the dialog, after a question where something would be lost. */
  close: () => void;
}

export const UnsentContext = createContext<Unsent | null>(null);

/** Asked before a dialog closes over what was typed in it. */
export function UnsentNote({ onStay, onClose }: { onStay: () => void; onClose: () => void }) {
  return (
    <Alert role="alert" color="yellow" variant="light" mb="md" title={<Trans>Close and lose what was typed?</Trans>}>
      <Group gap="sm" p={4}>
        <Button autoFocus onClick={onStay}>
          <Trans>Go on typing</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Close without it</Trans>
        </Button>
      </Group>
    </Alert>
  );
}
