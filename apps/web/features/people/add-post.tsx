import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Post } from '../../client/api.generated.js';
import { onceKeys } from '../../client/once-key.js';
import { DialogForm } from '../../look/dialog-form.js';
import { faultsOfPost, newPost, writtenPost } from './post-draft.rules.js';
import { PostFields } from './post-fields.js';

interface Props {
  bodyId: string;
  onClose: () => void;
  onDone: (post: Post) => Promise<void>;
}

/** The form for a new post of a body. */
export function AddPost({ bodyId, onClose, onDone }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => newPost(bodyId));
  const [isAsked, setAsked] = useState(false);
  const [keyFor] = useState(onceKeys);
  const adding = $api.useMutation('post', '/api/v1/posts', { onSuccess: onDone });
  const submit = () => {
    setAsked(true);
    if (Object.values(faultsOfPost(draft)).includes(true)) return;
    const body = writtenPost(draft);
    adding.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <DialogForm
      follows={<Trans>It is vacant at first: on its page you say who holds it, and from when.</Trans>}
      send={t`Add the post`}
      isSending={adding.isPending}
      error={adding.error}
      {...{ onSubmit: submit, onClose }}
    >
      <PostFields draft={draft} onChange={setDraft} isAsked={isAsked} />
    </DialogForm>
  );
}
