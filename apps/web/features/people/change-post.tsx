import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Post, PostChange } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useBodyName, usePostTitle } from './name-of.js';
import { useToldName } from './name-words.js';
import { differing } from './names.rules.js';
import { draftOfPost, faultsOfPost, writtenPost } from './post-draft.rules.js';
import { PostFields } from './post-fields.js';
import { PEOPLE_REFUSALS } from './refusals.js';

interface Props {
  post: Post;
  onClose: () => void;
  onDone: (post: Post) => Promise<void>;
}

/** The form for what a post is now. */
export function ChangePost({ post, onClose, onDone }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => draftOfPost(post));
  const [isAsked, setAsked] = useState(false);
  const path = { id: post.id };
  const change = useChange<Post, PostChange>(post, {
    send: (sent, header) => api.PATCH('/api/v1/posts/{id}', { params: { path, header }, body: sent }),
    read: () => api.GET('/api/v1/posts/{id}', { params: { path } }),
    onDone,
  });
  const told = useTold(post, change.now);
  const changes = differing(writtenPost(draftOfPost(post)), writtenPost(draft));
  const submit = () => {
    setAsked(true);
    if (!Object.values(faultsOfPost(draft)).includes(true)) void change.send(changes);
  };
  return (
    <DialogForm
      follows={
        <Trans>
          Its commitments and whoever holds it stay with it. Reminders that have not gone out yet follow the new line.
        </Trans>
      }
      send={t`Save the post`}
      isReady={Object.keys(changes).length > 0}
      isSending={change.isSending}
      error={change.error}
      refusals={PEOPLE_REFUSALS}
      changed={told && { told }}
      {...{ onSubmit: submit, onClose }}
    >
      <PostFields draft={draft} onChange={setDraft} isAsked={isAsked} exceptId={post.id} />
    </DialogForm>
  );
}

/** Two versions of a post, in words; null as long as there is only one. */
function useTold(then: Post, now: Post | null) {
  const { t } = useLingui();
  const toldName = useToldName('post');
  const [bodyThen, bodyNow] = [useBodyName(then.bodyId), useBodyName(now?.bodyId ?? null)];
  const [aboveThen, aboveNow] = [usePostTitle(then.reportsToId), usePostTitle(now?.reportsToId ?? null)];
  return (
    now && [
      ...toldName(then.title, now.title),
      { name: t`Body`, then: bodyThen, now: bodyNow },
      { name: t`Reports to`, then: aboveThen, now: aboveNow },
      { name: t`Code`, then: then.code, now: now.code },
    ]
  );
}
