import './people.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { BodyDialog } from './body-dialogs.js';
import { BodyTree } from './body-tree.js';
import { everyBody } from './every-page.js';
import { useMayManage } from './may-manage.js';
import { PostsOfBody } from './posts-of-body.js';
import { useBodyWork } from './use-body-work.js';

/** The bodies as a tree, and the posts of the one that is chosen; administrators add and change them here. */
export function BodiesPage() {
  const { t } = useLingui();
  const mayManage = useMayManage();
  const { data: bodies } = useSuspenseQuery(everyBody);
  const { body: chosenId } = useSearch({ from: '/member/bodies' });
  const { work, said, begin, dialog } = useBodyWork();
  const chosen = bodies.find(({ id }) => id === chosenId) ?? null;
  const count = bodies.length;
  return (
    <>
      <PageTitle
        title={t`Bodies and posts`}
        below={
          <span className="dim">
            <Plural value={count} one="# body" other="# bodies" />
          </span>
        }
      >
        {mayManage && (
          <Button onClick={() => begin({ kind: 'add', above: chosen })}>
            <Trans>Add a body</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <Said>{said}</Said>
      <div className="bodies-columns">
        <BodyTree bodies={bodies} chosen={chosenId} />
        {chosen ? <PostsOfBody key={chosen.id} body={chosen} onBegin={mayManage ? begin : null} /> : <NoneChosen />}
      </div>
      <BodyDialog work={work} {...dialog} />
    </>
  );
}

function NoneChosen() {
  return (
    <section className="panel">
      <p className="hint">
        <Trans>
          Choose a body to see its posts and who holds them. Responsibility belongs to a post, not to a person.
        </Trans>
      </p>
    </section>
  );
}
