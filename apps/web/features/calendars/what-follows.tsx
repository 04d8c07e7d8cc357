import { Trans } from '@lingui/react/macro';
import { Alert, List } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** What a change of a day does, before it is made. */
export function WhatFollows() {
  return (
    <Alert
      color="civic"
      variant="light"
      icon={<IconInfoCircle aria-hidden />}
      mt="md"
      title={<Trans>What follows</Trans>}
    >
      <List size="sm">
        <List.Item>
          <Trans>
            Reminders to bodies of this country that have not gone out yet are planned anew at once: none goes out on a
            day off, and working days are counted with this one.
          </Trans>
        </List.Item>
        <List.Item>
          <Trans>Deadlines that are set stay as they are; later ones are worked out by the changed calendar.</Trans>
        </List.Item>
      </List>
    </Alert>
  );
}
