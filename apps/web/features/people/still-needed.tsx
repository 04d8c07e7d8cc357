import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Tenure } from '../../client/api.generated.js';
import { useToday } from '../../session/index.js';
import { useTenuresOf } from './person-tenures.js';
import { PostLink } from './post-link.js';

/** What has to end before somebody can be erased. */
export interface Needed {
  /** The posts that they hold or will hold. */
  posts: readonly Tenure['post'][];
  /** How many deputyships that have not ended name them. */
  deputyships: number;
  /** Whether they can sign in. */
  hasAccount: boolean;
}

/** Whether anything has. */
export const isNeeded = ({ posts, deputyships, hasAccount }: Needed): boolean =>
  posts.length > 0 || deputyships > 0 || hasAccount;

/** More deputyships than anybody has. */
const MOST = 100;

/** What still needs a person, as far as it can be seen from here; the API looks once more. */
export function useStillNeeded(personId: string): Needed {
  const today = useToday();
  const tenures = useTenuresOf(personId);
  const deputyships = (as: 'absentId' | 'deputyId') => ({ params: { query: { [as]: personId, limit: MOST } } });
  const away = $api.useQuery('get', '/api/v1/deputyships', deputyships('absentId'));
  const standsIn = $api.useQuery('get', '/api/v1/deputyships', deputyships('deputyId'));
  const params = { path: { personId } };
  // Whoever has no account has none to be found.
  const account = $api.useQuery('get', '/api/v1/accounts/{personId}', { params }, { retry: false });
  const isAhead = ({ endsOn }: { endsOn: string | null }) => endsOn === null || endsOn >= today;
  return {
    posts: (tenures.data?.items ?? []).filter(isAhead).map(({ post }) => post),
    deputyships: [...(away.data?.items ?? []), ...(standsIn.data?.items ?? [])].filter(isAhead).length,
    hasAccount: account.data?.disabledAt === null,
  };
}

/** What has to end before somebody can be erased, with the way to where it is ended. */
export function StillNeeded({ needed, name }: { needed: Needed; name: string }) {
  const { t } = useLingui();
  if (!isNeeded(needed)) return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t`This has to end first`}>
      <List size="sm">
        {needed.posts.map(({ id, title }) => (
          <List.Item key={id}>
            <Trans>
              They hold or will hold a post: <PostLink id={id} title={title} />. Hand it over, or end the tenure.
            </Trans>
          </List.Item>
        ))}
        {needed.deputyships > 0 && (
          <List.Item>
            <Trans>
              They stand in for somebody, or somebody for them: let that end among the <DeputiesLink />.
            </Trans>
          </List.Item>
        )}
        {needed.hasAccount && (
          <List.Item>
            <Trans>
              They can sign in: disable their account among the <AccountsLink name={name} />.
            </Trans>
          </List.Item>
        )}
      </List>
    </Alert>
  );
}

function DeputiesLink() {
  return (
    <Link to="/deputyships">
      <Trans>deputies</Trans>
    </Link>
  );
}

function AccountsLink({ name }: { name: string }) {
  return (
    <Link to="/accounts" search={{ q: name }}>
      <Trans>accounts</Trans>
    </Link>
  );
}
