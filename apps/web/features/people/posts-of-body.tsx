import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Body } from '../../client/api.generated.js';
import { countryName } from '../../language/countries.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { BODY_KIND } from './body-words.js';

/** A body has a handful of posts in a register; the API gives so many at once. */
const SHOWN = 100;

/** What a body is, and its posts with whoever holds them today. */
export function PostsOfBody({ body }: { body: Body }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const posts = $api.useQuery('get', '/api/v1/posts', { params: { query: { bodyId: body.id, limit: SHOWN } } });
  return (
    <section className="panel" aria-labelledby="posts">
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
          <Trans>This body has no posts in the register.</Trans>
        </p>
      )}
      {posts.data && posts.data.items.length > 0 && (
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Post</Trans>
              </th>
              <th scope="col">
                <Trans>Held today by</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {posts.data.items.map(({ id, title, holder }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to="/posts/$id" params={{ id }}>
                    {named(title, language)}
                  </Link>
                </th>
                <td>{holder?.name ?? <Trans>Vacant</Trans>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
