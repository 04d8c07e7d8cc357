import { type DomainError, forbidden } from '#platform';

/** Everyone whose hand is in an act: who did it, and the absent person for whom it was done. */
export interface Hands {
  personId: string | null;
  onBehalfOfId: string | null;
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
