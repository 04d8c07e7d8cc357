import { Trans, useLingui } from '@lingui/react/macro';
import { api } from '../../client/api.js';
import type { Post } from '../../client/api.generated.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useBodyName, usePostTitle } from './name-of.js';
import { useToldName } from './name-words.js';
import { draftOfPost, faultsOfPost, writtenPost } from './post-draft.rules.js';
import { PostFields } from './post-fields.js';
import { useDraftedChange } from './use-drafted-change.js';

interface Props {
  post: Post;
  onClose: () => void;
  onDone: (post: Post) => Promise<void>;
}

/** The form for what a post is now. */
export function ChangePost({ post, onClose, onDone }: Props) {
  const { t } = useLingui();
  const path = { id: post.id };
  const { now, fields, frame } = useDraftedChange(post, {
    draftOf: draftOfPost,
    written: writtenPost,
    faultsOf: faultsOfPost,
    send: (body, header) => api.PATCH('/api/v1/posts/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/posts/{id}', { params: { path } }),
    onDone,
  });
  const told = useTold(post, now);
  return (
    <DialogForm
      {...frame}
      follows={
        <Trans>
          Its commitments and whoever holds it stay with it. Reminders that have not gone out yet follow the new line.
        </Trans>
      }
      send={t`Save the post`}
      changed={told && { told }}
      onClose={onClose}
    >
      <PostFields {...fields} exceptId={post.id} />
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
