import { useLingui } from '@lingui/react/macro';
import { BodySelect } from './body-select.js';
import { CodeField } from './code-field.js';
import { NameFields } from './name-fields.js';
import { codeOfPost, faultsOfPost, type PostDraft } from './post-draft.rules.js';
import { PostSelect } from './post-select.js';

interface Props {
  draft: PostDraft;
  onChange: (draft: PostDraft) => void;
  /** Whether to say what is missing: not before somebody wanted to send it. */
  isAsked: boolean;
  /** The post itself, which cannot report to itself. */
  exceptId?: string;
}

/** What a post is called, where it is, and to which it reports. */
export function PostFields({ draft, onChange, isAsked, exceptId }: Props) {
  const { t } = useLingui();
  const faults = faultsOfPost(draft);
  const set = (changed: Partial<PostDraft>) => onChange({ ...draft, ...changed });
  return (
    <>
      <NameFields
        kind="post"
        value={draft.title}
        onChange={(title) => set({ title })}
        error={isAsked && faults.title ? t`Say what the post is called` : null}
      />
      <BodySelect
        label={t`Body`}
        required
        error={isAsked && faults.body ? t`Choose a body` : null}
        value={draft.bodyId}
        onChange={(bodyId) => set({ bodyId })}
      />
      <PostSelect
        label={t`Reports to`}
        description={t`Reminders go up this line, and to it while the post is vacant`}
        value={draft.reportsToId}
        onChange={(reportsToId) => set({ reportsToId })}
        {...(exceptId !== undefined && { exceptId })}
      />
      <CodeField value={codeOfPost(draft)} onChange={(code) => set({ code })} isFaulty={isAsked && faults.code} />
    </>
  );
}
