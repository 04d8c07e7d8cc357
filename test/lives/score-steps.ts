import type { ActorName } from './company.js';
import { reach } from './standing.js';
import type { Refusal, Situation, Step } from './step.js';

/* The judgement of how far a commitment was kept, by somebody who did not do the work. */

const NOWHERE = '00000000-0000-4000-8000-000000000000';

interface Scoring {
  fulfilment: string;
  conformity: string | null;
  conformityRemark: string | null;
  reportIds: string[];
  evidenceIds: string[];
  remark: string;
}

/** Did the work: by a post held or lent today, or by a report. */
function didTheWork({ life, commitment, actor }: Situation): boolean {
  const { lead, controller, coExecutors, reports } = commitment;
  const worked = reach(life, actor).some(({ post }) => [lead, controller, ...coExecutors].includes(post));
  const wrote: (ActorName | null)[] = reports.flatMap(({ person, behalf }) => [person, behalf]);
  return worked || wrote.includes(actor);
}

export const score: Step<Scoring> = {
  row: 'score',
  from: ['active', 'reported', 'closed', 'terminated'],
  weight: 2,
  draw: (dice, { commitment: { reports } }) => ({
    fulfilment: dice.of(['substantial', 'no_evidence', 'not_started', 'minimal', 'full']),
    conformity: dice.of([null, 'conforms', 'differs']),
    conformityRemark: dice.of([null, 'A tram, not a bus.']),
    reportIds: dice.once(6) ? [NOWHERE] : reports.slice(0, 2 - dice.below(3)).map(({ id }) => id),
    evidenceIds: dice
      .some(reports.flatMap(({ evidenceIds }) => evidenceIds).concat(NOWHERE), 1)
      .filter((id) => id !== NOWHERE),
    remark: dice.of(['', 'By what was sent.']),
  }),
  words: ({ fulfilment, conformity, reportIds, evidenceIds }) =>
    `scores it ${fulfilment}, ${conformity ?? 'not compared'}, citing ${reportIds.length} and ${evidenceIds.length}`,
  request: (body, { id }) => ({ method: 'POST', path: `/commitments/${id}/fulfilment`, body }),
  faults: (asked, situation) => {
    const { reports } = situation.commitment;
    const faults: Refusal[] = didTheWork(situation) ? ['forbidden'] : [];
    const cited = asked.reportIds.length + asked.evidenceIds.length;
    if (asked.reportIds.some((id) => reports.every((report) => report.id !== id))) faults.push('invalid');
    if (asked.fulfilment !== 'no_evidence' && cited === 0) faults.push('invalid');
    return asked.conformity === 'differs' && asked.conformityRemark === null ? [...faults, 'invalid'] : faults;
  },
  apply: ({ fulfilment, conformity, conformityRemark, ...rest }, { life, commitment, actor }) => {
    Object.assign(commitment, { fulfilment, conformity, conformityRemark });
    const { reportIds, evidenceIds, remark } = rest;
    commitment.score = { by: actor, at: life.now, remark, reportIds, evidenceIds };
    return { type: 'scored', reason: remark };
  },
};
