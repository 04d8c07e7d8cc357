import { conflict, type DomainError, invalid } from '#platform';
import type { ControlStatus } from './commitment.types.js';
import { possibleSteps, type Requirement, type Step, type StepRule, WORKFLOW } from './workflow.rules.js';

/** What a step is judged by. */
export interface StepFacts {
  status: ControlStatus;
  /** What was done; for reports. */
  text?: string;
  reason?: string;
  /** Numbers of the parts that are not complete. A period of a recurring commitment needs none: pass none there. */
  openParts?: readonly number[];
  /** The period that is reported on, decided on or to be extended. */
  period?: number;
  /** Periods whose final report waits for its decision. */
  waiting?: readonly number[];
}

/**
 * The status that a step leads to.
 * @throws DomainError `conflict` that says what is possible instead, or `invalid` for a text or reason that is missing.
 */
export function step(facts: StepFacts, wanted: Step): ControlStatus {
  const fault = refuseStep(facts, wanted);
  if (fault) throw fault;
  const next = WORKFLOW[wanted].moves[facts.status] ?? facts.status;
  // While another period's report waits, the commitment stays reported.
  return next === 'active' && otherWaiting(facts).length > 0 ? 'reported' : next;
}

/** What stands against a step, as `step` throws it; null when it can be taken. */
export function refuseStep(facts: StepFacts, wanted: Step): DomainError | null {
  const rule = WORKFLOW[wanted];
  if (rule.moves[facts.status] === undefined) return refusal(facts.status, rule);
  for (const requirement of rule.requires) {
    const fault = REQUIREMENTS[requirement](facts);
    if (fault) return fault;
  }
  return null;
}

function otherWaiting({ period, waiting = [] }: StepFacts): number[] {
  return waiting.filter((ordinal) => ordinal !== period);
}

function refusal(status: ControlStatus, rule: StepRule): DomainError {
  const possible = possibleSteps(status).map((name) => WORKFLOW[name].name);
  const instead =
    possible.length > 0 ? `what is possible: ${[...new Set(possible)].join(', ')}` : 'nothing more can be done with it';
  return conflict('step_not_possible', `This commitment is ${status}: you cannot ${rule.name}; ${instead}.`);
}

const given = (text: string | undefined) => text !== undefined && text.trim() !== '';

const REQUIREMENTS: Readonly<Record<Requirement, (facts: StepFacts) => DomainError | null>> = {
  text: ({ text }) => (given(text) ? null : invalid({ path: 'text', rule: 'required', message: 'say what was done' })),
  reason: ({ reason }) =>
    given(reason) ? null : invalid({ path: 'reason', rule: 'required', message: 'give a reason' }),
  // A compound commitment is complete when its parts are.
  parts_complete: ({ openParts = [] }) =>
    openParts.length === 0
      ? null
      : conflict('parts_open', `These parts are not complete yet: ${openParts.join(', ')}. Complete them first.`),
  no_report_waits: ({ period, waiting = [] }) =>
    period !== undefined && waiting.includes(period) ? reportWaits([period]) : null,
  // What is closed has nothing left to decide on.
  no_other_report_waits: (facts) => {
    const others = otherWaiting(facts);
    return others.length === 0 ? null : reportWaits(others);
  },
};

function reportWaits(periods: readonly number[]): DomainError {
  const which = periods.length === 1 ? `report on period ${periods[0]} waits` : `reports on ${periods.join(', ')} wait`;
  return conflict('report_waits', `The final ${which} for the decision of the controller.`);
}
