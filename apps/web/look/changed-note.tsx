import './changed-note.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Table } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { different, type Told } from './changed.rules.js';
import { TableRegion } from './table-region.js';

export type { Told } from './changed.rules.js';

interface Props {
  told: readonly Told[];
  /** The versions beside each other, where they do not fit a line of a table each; instead of `told`. */
  children?: ReactNode;
  /** Where there is more to choose than to send it all the same, by submitting the form around. */
  buttons?: ReactNode;
}

/**
 * Somebody has changed it meanwhile: both versions beside each other, and the choice. The one way of all forms. It comes
 * in the place of the button that was pressed, mostly below what is in view: the focus goes on here.
 */
export function ChangedNote({ told, children, buttons }: Props) {
  const { t } = useLingui();
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    note.current?.focus({ preventScroll: true });
    note.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Alert
      ref={note}
      tabIndex={-1}
      role="alert"
      color="yellow"
      variant="light"
      className="changed-note"
      icon={<IconGitCompare aria-hidden />}
      title={t`Somebody has changed it while you were writing`}
    >
      <Trans>Nothing of yours was sent yet, and all of it is kept. See what is different, then decide.</Trans>
      {children ?? <Differences told={different(told)} />}
      <div className="changed-buttons">
        {buttons ?? (
          <Button type="submit">
            <Trans>Send mine anyway</Trans>
          </Button>
        )}
      </div>
    </Alert>
  );
}

function Differences({ told }: { told: readonly Told[] }) {
  const { t } = useLingui();
  const isMineTold = told.some(({ yours }) => yours !== undefined);
  if (told.length === 0) {
    return (
      <p>
        <Trans>Nothing is different that you could see.</Trans>
      </p>
    );
  }
  return (
    <TableRegion className="changed-table" name={t`What is different`}>
      <Table withRowBorders>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t`What`}</Table.Th>
            <Table.Th scope="col">{t`When you opened the form`}</Table.Th>
            <Table.Th scope="col">{t`Now`}</Table.Th>
            {isMineTold && <Table.Th scope="col">{t`Yours`}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {told.map(({ name, then, now, yours }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td>{then || '–'}</Table.Td>
              <Table.Td>{now || '–'}</Table.Td>
              {isMineTold && <Table.Td>{yours || '–'}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableRegion>
  );
}
