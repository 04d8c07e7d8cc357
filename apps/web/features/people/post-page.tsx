import './people.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Post, Tenure } from '../../client/api.generated.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { SuccessionForm } from './succession-form.js';

const SHOWN = 100;

/** A post: where it belongs, who holds it and held it, and for administrators its succession. */
export function PostPage() {
  const { id } = useParams({ from: '/member/posts/$id' });
  const language = useLanguage();
  const { roles } = useProfile();
  const { data: post } = $api.useSuspenseQuery('get', '/api/v1/posts/{id}', { params: { path: { id } } });
  const path = { id: post.bodyId };
  const { data: body } = $api.useSuspenseQuery('get', '/api/v1/bodies/{id}', { params: { path } });
  const query = { postId: id, limit: SHOWN };
  const { data: tenures } = $api.useSuspenseQuery('get', '/api/v1/tenures', { params: { query } });
  return (
    <>
      <AdministrationPlaces />
      <PageTitle
        title={named(post.title, language)}
        below={
          <Link to="/bodies" search={{ body: body.id }} className="body-link">
            {named(body.name, language)}
          </Link>
        }
      />
      <div className="columns">
        <Holders tenures={tenures.items} />
        <section className="panel">
          <PostFacts post={post} />
        </section>
      </div>
      {roles.includes('administrator') && <SuccessionForm post={post} tenures={tenures.items} />}
    </>
  );
}

function PostFacts({ post }: { post: Post }) {
  const { t } = useLingui();
  const language = useLanguage();
  const path = { id: post.reportsToId ?? '' };
  const enabled = post.reportsToId !== null;
  const superior = $api.useQuery('get', '/api/v1/posts/{id}', { params: { path } }, { enabled });
  return (
    <dl className="facts">
      <dt>
        <Trans>Held today by</Trans>
      </dt>
      <dd>{post.holder?.name ?? t`Vacant`}</dd>
      <dt>
        <Trans>Reports to</Trans>
      </dt>
      <dd>
        {superior.data ? (
          <Link to="/posts/$id" params={{ id: superior.data.id }}>
            {named(superior.data.title, language)}
          </Link>
        ) : (
          '–'
        )}
      </dd>
    </dl>
  );
}

function Holders({ tenures }: { tenures: readonly Tenure[] }) {
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="holders">
      <Title order={2} size={18} mb="xs" id="holders">
        <Trans>Who holds it, and held it</Trans>
      </Title>
      {tenures.length === 0 ? (
        <p className="hint">
          <Trans>Nobody has held this post yet. Its mail goes to the post that it reports to.</Trans>
        </p>
      ) : (
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">
                <Trans>Person</Trans>
              </th>
              <th scope="col">
                <Trans>First day</Trans>
              </th>
              <th scope="col">
                <Trans>Last day</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {tenures.map(({ id, person, startsOn, endsOn }) => (
              <tr key={id}>
                <th scope="row">{person.name}</th>
                <td>{shortDate(startsOn, language)}</td>
                <td>{endsOn === null ? <Trans>until further notice</Trans> : shortDate(endsOn, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
