import { type DomainError, forbidden } from '#platform';

/** Everyone whose hand is in an act: who did it, and the absent person for whom it was done. */
export interface Hands {
  personId: string | null;
  onBehalfOfId: string | null;
}

/**
 * Whoever leads a commitment, by a post of their own or a lent one, does not move its deadline, whatever else they are.
 * @param postIds all posts that they act through today
 */
export function refuseLead(postIds: readonly string[], leadPostId: string): DomainError | null {
  if (!postIds.includes(leadPostId)) return null;
  return forbidden('Whoever leads a commitment asks for an extension, and somebody else decides on its deadline.');
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
