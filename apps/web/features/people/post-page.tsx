import './people.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Post } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { named, personName } from '../../language/names.rules.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { Holders } from './holders.js';
import { useMayManage } from './may-manage.js';
import { PostDialog, type PostWork } from './post-dialogs.js';
import { SuccessionForm } from './succession-form.js';
import { useWork } from '../../look/use-work.js';

const SHOWN = 100;

/** A post: where it belongs, who holds it and held it, and for administrators its succession and every correction. */
export function PostPage() {
  const { id } = useParams({ from: '/member/posts/$id' });
  const mayManage = useMayManage();
  const { data: post } = $api.useSuspenseQuery('get', '/api/v1/posts/{id}', { params: { path: { id } } });
  const query = { postId: id, limit: SHOWN };
  const { data: tenures } = $api.useSuspenseQuery('get', '/api/v1/tenures', { params: { query } });
  const { work, said, begin, close, done } = useWork<PostWork>();
  return (
    <>
      <AdministrationPlaces />
      <PostTitle post={post} onChange={mayManage ? () => begin({ kind: 'change', post }) : null} />
      <Said>{said}</Said>
      <div className="columns">
        <Holders tenures={tenures.items} onBegin={mayManage ? begin : null} />
        <section className="panel">
          <PostFacts post={post} />
        </section>
      </div>
      {mayManage && <SuccessionForm post={post} tenures={tenures.items} />}
      <PostDialog {...{ work, post, tenures: tenures.items }} onClose={close} onDone={done} />
    </>
  );
}

function PostTitle({ post, onChange }: { post: Post; onChange: (() => void) | null }) {
  const language = useLanguage();
  const path = { id: post.bodyId };
  const { data: body } = $api.useSuspenseQuery('get', '/api/v1/bodies/{id}', { params: { path } });
  return (
    <PageTitle
      title={named(post.title, language)}
      below={
        <Link to="/bodies" search={{ body: body.id }} className="body-link">
          {named(body.name, language)}
        </Link>
      }
    >
      {onChange && (
        <Button variant="default" onClick={onChange}>
          <Trans>Change the post</Trans>
        </Button>
      )}
    </PageTitle>
  );
}

function PostFacts({ post: { holder, reportsToId } }: { post: Post }) {
  const { t } = useLingui();
  const language = useLanguage();
  const path = { id: reportsToId ?? '' };
  const superior = $api.useQuery('get', '/api/v1/posts/{id}', { params: { path } }, { enabled: reportsToId !== null });
  return (
    <dl className="facts">
      <dt>
        <Trans>Held today by</Trans>
      </dt>
      <dd>
        {holder ? (
          <Link to="/persons/$id" params={{ id: holder.id }}>
            {personName(holder, language)}
          </Link>
        ) : (
          t`Vacant`
        )}
      </dd>
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
