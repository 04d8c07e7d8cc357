import { type DomainError, forbidden } from '#platform';

/** Everyone whose hand is in an act: who did it, and the absent person for whom it was done. */
export interface Hands {
  personId: string | null;
  onBehalfOfId: string | null;
}

const NOT_BY_ITS_LEAD = {
  deadline: 'Whoever leads a commitment asks for an extension, and somebody else decides on its deadline.',
  report: 'Whoever leads a commitment answers for its reports, whoever made them, and somebody else decides on them.',
};

/**
 * Whoever leads a commitment today, by a post of their own or a lent one, neither moves its deadline nor decides on a
 * report on it, whatever else they are: responsibility is the post's, so a report of their predecessor is theirs.
 * @param postIds all posts that they act through today
 */
export function refuseLead(
  postIds: readonly string[],
  { leadPostId, what }: { leadPostId: string; what: keyof typeof NOT_BY_ITS_LEAD },
): DomainError | null {
  return postIds.includes(leadPostId) ? forbidden(NOT_BY_ITS_LEAD[what]) : null;
}

/**
 * Nobody decides on their own work: neither who wrote it nor for whom it was written may be who decides it or for whom
 * it is decided, whatever deputyships lie between them (docs/domain.md, Decisions).
 */
export function refuseOwnWork(decider: Hands, author: Hands, work: 'report' | 'request'): DomainError | null {
  const authors = [author.personId, author.onBehalfOfId].filter((id) => id !== null);
  const own = [decider.personId, decider.onBehalfOfId].some((id) => id !== null && authors.includes(id));
  return own ? forbidden(`Nobody decides on their own ${work}, or on one made for them or by their deputy.`) : null;
}
