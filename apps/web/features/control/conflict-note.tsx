import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Table } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { Commitment } from '../../client/api.generated.js';
import { differencesOf } from './conflict.rules.js';
import { useSaid } from './use-said.js';

interface Props {
  then: Commitment;
  now: Commitment;
  /** Before the form around it is submitted, with what stands in it by then. */
  onSendAnyway: () => void;
  onClose: () => void;
}

/** Somebody has changed the commitment meanwhile: both versions beside each other, and the choice. */
export function ConflictNote({ then, now, onSendAnyway, onClose }: Props) {
  const { t } = useLingui();
  const said = useSaid();
  const differences = differencesOf(said(then), said(now));
  return (
    <Alert
      role="alert"
      color="yellow"
      className="control-warning"
      variant="light"
      icon={<IconGitCompare aria-hidden />}
      title={t`Somebody has changed it while you were writing`}
    >
      <Trans>Nothing of yours was sent yet, and all of it is kept. See what is different, then decide.</Trans>
      <div tabIndex={0} role="region" aria-label={t`What is different`} className="control-differences">
        <Table withRowBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t`What`}</Table.Th>
              <Table.Th scope="col">{t`When you opened the form`}</Table.Th>
              <Table.Th scope="col">{t`Now`}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map((one) => (
              <Table.Tr key={one.field}>
                <Table.Th scope="row">{one.field}</Table.Th>
                <Table.Td>{one.then || '–'}</Table.Td>
                <Table.Td>{one.now || '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {differences.length === 0 && <Trans>Nothing is different that you could see.</Trans>}
      </div>
      <div className="control-buttons">
        <Button variant="default" onClick={onClose}>
          <Trans>Close and keep what I typed</Trans>
        </Button>
        <Button type="submit" onClick={onSendAnyway}>
          <Trans>Send mine anyway</Trans>
        </Button>
      </div>
    </Alert>
  );
}
