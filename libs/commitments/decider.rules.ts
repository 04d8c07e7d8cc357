import type { Principal } from '#access';
import { type DomainError, forbidden, invalid } from '#platform';
import { refuseLead } from './own-work.rules.js';

/** Who enters a decision on a deadline, and how they stand to the commitment. */
export interface Deciding {
  /** The post by which the act is allowed; null where it is by a role alone. */
  postId: string | null;
  /** All posts that they act through today, own and lent. */
  postIds: readonly string[];
  isRegistrar: boolean;
}

interface Deciders {
  leadPostId: string;
  controllerPostId: string;
  authorPostId: string;
}

/**
 * Whose decision it is that moves a deadline without a request: of the controller or of the author's side, by themselves
 * or entered for them by a registrar. Whoever leads a commitment does not decide on its deadline, nor enters that others did.
 * @param named the post whose decision is said to be entered
 * @returns the post to be noted beside who entered it; null where it is their own by the post that allows it
 */
export function deciderOf(
  deciding: Deciding,
  { leadPostId, controllerPostId, authorPostId }: Deciders,
  named: string | undefined,
): string | null | DomainError {
  const post = named ?? deciding.postId;
  if (post === null) {
    return invalid({
      path: 'decidedByPostId',
      rule: 'required',
      message: 'say whose decision it is: its author’s post or its controller',
    });
  }
  if (post !== controllerPostId && post !== authorPostId) {
    const message = 'is neither its author’s post nor its controller: only they decide on its deadline';
    return invalid({ path: 'decidedByPostId', rule: 'not_entitled', message });
  }
  const leads = refuseLead(deciding.postIds, { leadPostId, what: 'deadline' });
  if (leads) return leads;
  if (post === leadPostId) {
    return invalid({
      path: 'decidedByPostId',
      rule: 'not_entitled',
      message: 'leads it itself: its controller decides on its deadline',
    });
  }
  if (!deciding.postIds.includes(post)) {
    const others = 'Only a registrar enters the decision of a post held by others.';
    return deciding.isRegistrar ? post : forbidden('decision_of_others', others);
  }
  return post === deciding.postId ? null : post;
}

/**
 * For whom a decision of a post is entered: the absent person who holds it, where the post is lent; null where it is the
 * actor's own, and where a registrar enters the decision of others, which is the registrar's own act.
 */
export function decidesFor(postId: string | null, principal: Pick<Principal, 'postIds' | 'actingFor'>): string | null {
  if (postId === null || principal.postIds.includes(postId)) return null;
  return principal.actingFor.find(({ postIds }) => postIds.includes(postId))?.personId ?? null;
}
