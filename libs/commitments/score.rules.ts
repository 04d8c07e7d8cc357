import { type DomainError, type Fault, forbidden } from '#platform';
import type { Conformity, Fulfilment } from './commitment.types.js';

export interface Score {
  fulfilment: Fulfilment;
  conformity: Conformity | null;
  conformityRemark: string | null;
  reportIds: readonly string[];
  evidenceIds: readonly string[];
}

/**
 * What is wrong with a score. It cites reports or evidence of the commitment; without any it is `no_evidence`, which
 * is not the same as nothing done.
 */
export function scoreFaults(
  score: Score,
  known: { reportIds: ReadonlySet<string>; evidenceIds: ReadonlySet<string> },
): Fault[] {
  const faults: Fault[] = [
    ...missing('reportIds', score.reportIds, known.reportIds),
    ...missing('evidenceIds', score.evidenceIds, known.evidenceIds),
  ];
  if (score.fulfilment !== 'no_evidence' && score.reportIds.length + score.evidenceIds.length === 0) {
    faults.push({
      path: 'reportIds',
      rule: 'required',
      message: 'cite a report or a piece of evidence; without any it is no_evidence',
    });
  }
  if (score.conformity === 'differs' && !score.conformityRemark?.trim()) {
    faults.push({ path: 'conformityRemark', rule: 'required', message: 'say how it differs from the passage' });
  }
  return faults;
}

function missing(field: string, ids: readonly string[], known: ReadonlySet<string>): Fault[] {
  return ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ path: `${field}[${index}]`, rule: 'not_known', message: 'belongs to no report on this commitment' }],
  );
}

/** Who judges, and all posts that they act through today. */
interface Assessor {
  personId: string | null;
  postIds: readonly string[];
}

/** What of a commitment and its reports tells who did the work. */
interface Work {
  commitment: { leadPostId: string; controllerPostId: string; coExecutorPostIds: readonly string[] };
  reports: readonly { authorId: string; onBehalfOfId: string | null }[];
}

/** What stands against a score by somebody, whatever it says. */
export function refuseOwnJudgement(assessor: Assessor, { commitment, reports }: Work): DomainError | null {
  const own = judgesOwnWork(assessor, {
    postIds: [commitment.leadPostId, commitment.controllerPostId, ...commitment.coExecutorPostIds],
    authorIds: reports.flatMap(({ authorId, onBehalfOfId }) => [authorId, onBehalfOfId]),
  });
  return own ? forbidden('own_work', 'Fulfilment is judged by somebody who did not do the work.') : null;
}

/** Fulfilment is judged by somebody who did not do the work: not through posts they hold, not in reports they wrote. */
export function judgesOwnWork(
  assessor: Assessor,
  work: { postIds: readonly string[]; authorIds: readonly (string | null)[] },
): boolean {
  return (
    assessor.postIds.some((id) => work.postIds.includes(id)) ||
    (assessor.personId !== null && work.authorIds.includes(assessor.personId))
  );
}
