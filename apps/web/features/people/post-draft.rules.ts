import type { NewPost, Post } from '../../client/api.generated.js';
import { codeOf, isCode } from '../../language/code.rules.js';
import { nameOf, NO_NAME, typedName, type TypedName } from '../../language/typed-name.rules.js';

/** A post as it is typed. */
export interface PostDraft {
  title: TypedName;
  bodyId: string | null;
  reportsToId: string | null;
  /** Null as long as it follows the title. */
  code: string | null;
}

export const newPost = (bodyId: string): PostDraft => ({ title: NO_NAME, bodyId, reportsToId: null, code: null });

/** What a post is now, to be typed on. */
export function draftOfPost({ title, bodyId, reportsToId, code }: Post): PostDraft {
  return { title: typedName(title), bodyId, reportsToId, code };
}

/** Its code: as typed, or made from its title. */
export const codeOfPost = ({ code, title }: PostDraft): string => code ?? codeOf(title.en);

/** A post as the register takes it. */
export function writtenPost(draft: PostDraft): Required<NewPost> {
  const { bodyId, reportsToId } = draft;
  return { code: codeOfPost(draft).trim(), bodyId: bodyId ?? '', title: nameOf(draft.title), reportsToId };
}

/** What is missing in it, or not as the register takes it. */
export function faultsOfPost(draft: PostDraft): { title: boolean; body: boolean; code: boolean } {
  const { title, bodyId, code } = writtenPost(draft);
  return { title: title.en === '', body: bodyId === '', code: !isCode(code) };
}
