import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { $api } from '../../client/api.js';
import type { Tenure } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { ProblemNote } from '../../look/problem-note.js';
import { TableRegion } from '../../look/table-region.js';
import { Waiting } from '../../look/waiting.js';
import { PostLink } from './post-link.js';

/** Nobody holds more posts in a life. */
const SHOWN = 100;

/** Every post that somebody holds, held or will hold. */
export function useTenuresOf(personId: string) {
  return $api.useQuery('get', '/api/v1/tenures', { params: { query: { personId, limit: SHOWN } } });
}

/** Which posts a person holds and held, latest first. */
export function PersonTenures({ personId }: { personId: string }) {
  const tenures = useTenuresOf(personId);
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs" id="tenures">
        <Trans>Posts they hold, and held</Trans>
      </Title>
      {tenures.error && <ProblemNote error={tenures.error} onRetry={() => void tenures.refetch()} />}
      {tenures.isPending && <Waiting />}
      {tenures.data?.items.length === 0 && (
        <p className="hint">
          <Trans>They have held no post. A post is given on its own page: find it under its body.</Trans>
        </p>
      )}
      {tenures.data && tenures.data.items.length > 0 && <TenureTable tenures={tenures.data.items} />}
    </section>
  );
}

function TenureTable({ tenures }: { tenures: readonly Tenure[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <TableRegion namedBy="tenures">
      <table className="list-table">
        <thead>
          <ColumnHeads names={[t`Post`, t`First day`, t`Last day`]} />
        </thead>
        <tbody>
          {tenures.map(({ id, post, startsOn, endsOn }) => (
            <tr key={id}>
              <th scope="row">
                <PostLink id={post.id} title={post.title} />
              </th>
              <td data-label={t`First day`}>{shortDate(startsOn, language)}</td>
              <td data-label={t`Last day`}>
                {endsOn === null ? <Trans>until further notice</Trans> : shortDate(endsOn, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
