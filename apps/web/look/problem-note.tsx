import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../client/problem.js';
import { describeProblem } from './problem-words.js';

/** What went wrong and what to do now. Spoken at once by a screen reader. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { i18n } = useLingui();
  const { title, advice } = describeProblem(error);
  const { faults, detail } = error instanceof ApiProblem ? error : { faults: [], detail: '' };
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={i18n._(title)}
      mb="md"
    >
      {i18n._(advice)}
      {faults.length === 0 && detail !== '' && <p lang="en">{detail}</p>}
      {faults.length > 0 && (
        <List size="sm" mt={6}>
          {faults.map(({ path, message }) => (
            <List.Item key={`${path} ${message}`}>
              <b>{path}</b>: <span lang="en">{message}</span>
            </List.Item>
          ))}
        </List>
      )}
      {onRetry && (
        <Button variant="default" size="compact-md" mt={8} display="block" onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </Alert>
  );
}
