import { type DomainError, forbidden } from '#platform';

/** Everyone whose hand is in an act: who did it, and the absent person for whom it was done. */
export interface Hands {
  personId: string | null;
  onBehalfOfId: string | null;
}

const NOT_BY_ITS_LEAD = {
  deadline: {
    code: 'deadline_not_by_lead',
    message: 'Whoever leads a commitment asks for an extension, and somebody else decides on its deadline.',
  },
  report: {
    code: 'report_not_by_lead',
    message:
      'Whoever leads a commitment answers for its reports, whoever made them, and somebody else decides on them.',
  },
};

const OWN_WORK = {
  report: {
    code: 'own_report',
    message: 'Nobody decides on their own report, or on one made for them or by their deputy.',
  },
  request: {
    code: 'own_request',
    message: 'Nobody decides on their own request, or on one made for them or by their deputy.',
  },
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
  const { code, message } = NOT_BY_ITS_LEAD[what];
  return postIds.includes(leadPostId) ? forbidden(code, message) : null;
}

/**
 * Nobody decides on their own work: neither who wrote it nor for whom it was written may be who decides it or for whom
 * it is decided, whatever deputyships lie between them (docs/domain.md, Decisions).
 */
export function refuseOwnWork(decider: Hands, author: Hands, work: keyof typeof OWN_WORK): DomainError | null {
  const authors = [author.personId, author.onBehalfOfId].filter((id) => id !== null);
  const own = [decider.personId, decider.onBehalfOfId].some((id) => id !== null && authors.includes(id));
  const { code, message } = OWN_WORK[work];
  return own ? forbidden(code, message) : null;
}
