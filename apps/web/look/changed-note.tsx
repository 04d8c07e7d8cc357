import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, List } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';

/** One thing about it, in words: as its form was opened with, and as it is now. */
export interface Told {
  name: string;
  then: string;
  now: string;
}

/** Somebody has changed it meanwhile: what is different, and the choice. */
export function ChangedNote({ told }: { told: readonly Told[] }) {
  const { t } = useLingui();
  const different = told.filter(({ then, now }) => then !== now);
  return (
    <Alert
      role="alert"
      color="yellow"
      variant="light"
      icon={<IconGitCompare aria-hidden />}
      title={t`Somebody has changed it while you were writing`}
    >
      <Trans>Nothing of yours was sent yet, and all of it is kept. See what is different, then decide.</Trans>
      <List size="sm" my={6}>
        {different.map(({ name, then, now }) => (
          <List.Item key={name}>
            <Trans>
              <b>{name}</b>: was {then}, is now {now}
            </Trans>
          </List.Item>
        ))}
      </List>
      {different.length === 0 && <Trans>Nothing is different that you could see.</Trans>}
      <Button type="submit" display="block" mt="xs">
        <Trans>Send mine anyway</Trans>
      </Button>
    </Alert>
  );
}
