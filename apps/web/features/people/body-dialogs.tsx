import { useLingui } from '@lingui/react/macro';
import type { Body, Post } from '../../client/api.generated.js';
import { Dialog } from '../../look/dialog.js';
import { AddBody } from './add-body.js';
import { AddPost } from './add-post.js';
import { ChangeBody } from './change-body.js';

/** What an administrator has begun to do with bodies. */
export type BodyWork =
  { kind: 'add'; above: Body | null } | { kind: 'change'; body: Body } | { kind: 'add_post'; body: Body };

interface Props {
  work: BodyWork | null;
  onClose: () => void;
  onAdded: (body: Body) => Promise<void>;
  onChanged: (body: Body) => Promise<void>;
  onPostAdded: (post: Post) => Promise<void>;
}

/** The form for what was begun, over the bodies. */
export function BodyDialog({ work, onClose, onAdded, onChanged, onPostAdded }: Props) {
  const { t } = useLingui();
  const titles = { add: t`Add a body`, change: t`Change the body`, add_post: t`Add a post` };
  return (
    <Dialog opened={work !== null} onClose={onClose} title={work && titles[work.kind]}>
      {work?.kind === 'add' && <AddBody above={work.above} onClose={onClose} onDone={onAdded} />}
      {work?.kind === 'change' && <ChangeBody body={work.body} onClose={onClose} onDone={onChanged} />}
      {work?.kind === 'add_post' && <AddPost bodyId={work.body.id} onClose={onClose} onDone={onPostAdded} />}
    </Dialog>
  );
}
