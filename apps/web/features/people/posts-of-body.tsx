import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Body, Post } from '../../client/api.generated.js';
import { countryName } from '../../language/countries.js';
import { useLanguage } from '../../language/language.js';
import { named, personName } from '../../language/names.rules.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { ProblemNote } from '../../look/problem-note.js';
import { TableRegion } from '../../look/table-region.js';
import { Waiting } from '../../look/waiting.js';
import type { BodyWork } from './body-dialogs.js';
import { BODY_KIND } from './body-words.js';

/** A body has a handful of posts in a register; the API gives so many at once. */
const SHOWN = 100;

interface Props {
  body: Body;
  /** Absent for those who may not change it. */
  onBegin: ((work: BodyWork) => void) | null;
}

/** What a body is, and its posts with whoever holds them today. */
export function PostsOfBody({ body, onBegin }: Props) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const posts = $api.useQuery('get', '/api/v1/posts', { params: { query: { bodyId: body.id, limit: SHOWN } } });
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs" id="posts">
        {named(body.name, language)}
      </Title>
      <p className="hint">
        {i18n._(BODY_KIND[body.kind])} · {countryName(body.country, language)} · {body.timeZone.replace('_', ' ')}
      </p>
      {posts.error && <ProblemNote error={posts.error} onRetry={() => void posts.refetch()} />}
      {posts.isPending && <Waiting />}
      {posts.data?.items.length === 0 && (
        <p className="hint">
          <Trans>
            This body has no posts in the register. Commitments are led by posts: one is added before it is named in
            any.
          </Trans>
        </p>
      )}
      {posts.data && posts.data.items.length > 0 && <PostTable posts={posts.data.items} />}
      {onBegin && (
        <div className="panel-actions">
          <Button variant="default" onClick={() => onBegin({ kind: 'add_post', body })}>
            <Trans>Add a post</Trans>
          </Button>
          <Button variant="default" onClick={() => onBegin({ kind: 'change', body })}>
            <Trans>Change the body</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function PostTable({ posts }: { posts: readonly Post[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <TableRegion namedBy="posts">
      <table className="list-table">
        <thead>
          <ColumnHeads names={[t`Post`, t`Held today by`]} />
        </thead>
        <tbody>
          {posts.map(({ id, title, holder }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/posts/$id" params={{ id }}>
                  {named(title, language)}
                </Link>
              </th>
              <td data-label={t`Held today by`}>
                {holder ? (
                  <Link to="/persons/$id" params={{ id: holder.id }}>
                    {personName(holder, language)}
                  </Link>
                ) : (
                  <Trans>Vacant</Trans>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
