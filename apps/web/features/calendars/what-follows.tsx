import { Trans } from '@lingui/react/macro';
import { List } from '@mantine/core';

/** What a change of a day does, before it is made. */
export function WhatFollows() {
  return (
    <>
      <p>
        <b>
          <Trans>What follows</Trans>
        </b>
      </p>
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
    </>
  );
}
