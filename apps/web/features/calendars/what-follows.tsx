import { Trans } from '@lingui/react/macro';
import { Alert, List } from '@mantine/core';
import { IconGitCompare, IconInfoCircle } from '@tabler/icons-react';
import { isStale } from '../../client/problem.js';
import { ProblemNote } from '../../look/problem-note.js';

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

/** What went wrong with a change of a day; somebody who was faster is no error. */
export function DayProblem({ error }: { error: unknown }) {
  if (error === null) return null;
  if (!isStale(error)) return <ProblemNote error={error} />;
  return (
    <Alert
      role="alert"
      color="yellow"
      variant="light"
      mb="md"
      icon={<IconGitCompare aria-hidden />}
      title={<Trans>Somebody has changed this calendar meanwhile</Trans>}
    >
      <Trans>
        Nothing of yours is saved yet, and all of it is kept. What holds for the day now is shown here; if yours is
        still right, send it again.
      </Trans>
    </Alert>
  );
}
