import type { CommitmentAction } from '#access';
import type { Basis, ControlStatus } from './commitment.types.js';

/**
 * Control status, step by step (docs/domain.md):
 *
 *   draft → proposed → active → reported → closed
 *               └ declined  └ terminated ┘    (reported → active: returned, or a period settled;
 *                                              closed or terminated → active: re-opened)
 *
 * A commitment leaves control only by `closed` or `terminated`; an interim report never moves it. On control it is
 * `reported` as long as the final report on any of its periods waits for its decision. Each period of a recurring or
 * standing one is reported and decided on by itself: while one waits, the next can be reported on.
 */
export type Step =
  | 'edit'
  | 'propose'
  | 'put_on_control'
  | 'decline'
  | 'report_interim'
  | 'report_final'
  | 'accept'
  | 'settle_period'
  | 'return'
  | 'acknowledge'
  | 'request_extension'
  | 'decide_extension'
  | 'extend_by_decision'
  | 'terminate'
  | 'reopen'
  | 'move_counterpart'
  | 'block'
  | 'unblock'
  | 'complete_part'
  | 'score';

/** What a step needs besides a status that allows it. */
export type Requirement = 'text' | 'reason' | 'parts_complete' | 'no_report_waits' | 'no_other_report_waits';

export interface StepRule {
  /** The words for it in a message: "You cannot <name> …". */
  name: string;
  /** The row of the access matrix that says who may. */
  action: CommitmentAction;
  /** From which status to which. */
  moves: Readonly<Partial<Record<ControlStatus, ControlStatus>>>;
  requires: readonly Requirement[];
}

const UNSETTLED = { active: 'active', reported: 'reported' } as const;

export const WORKFLOW: Readonly<Record<Step, StepRule>> = {
  edit: {
    name: 'edit it',
    action: 'edit_commitment',
    moves: { draft: 'draft', proposed: 'proposed', ...UNSETTLED },
    requires: [],
  },
  propose: {
    name: 'propose it',
    action: 'edit_commitment',
    moves: { draft: 'proposed' },
    requires: [],
  },
  put_on_control: {
    name: 'put it on control',
    action: 'put_on_control',
    moves: { draft: 'active', proposed: 'active' },
    requires: [],
  },
  decline: {
    name: 'decline it',
    action: 'put_on_control',
    moves: { proposed: 'declined' },
    requires: ['reason'],
  },
  report_interim: {
    name: 'make an interim report on it',
    action: 'report',
    moves: UNSETTLED,
    requires: ['text'],
  },
  report_final: {
    name: 'make a final report on it',
    action: 'report_final',
    moves: { active: 'reported', reported: 'reported' },
    requires: ['no_report_waits', 'text', 'parts_complete'],
  },
  accept: {
    name: 'accept its report and close it',
    action: 'decide_report',
    moves: { reported: 'closed' },
    requires: ['parts_complete', 'no_other_report_waits'],
  },
  settle_period: {
    name: 'accept its report for a period',
    action: 'decide_report',
    moves: { reported: 'active' },
    requires: [],
  },
  return: {
    name: 'return its report',
    action: 'decide_report',
    moves: { reported: 'active' },
    requires: ['reason'],
  },
  acknowledge: {
    name: 'say by when it will be reported on',
    action: 'report',
    moves: UNSETTLED,
    requires: ['no_report_waits'],
  },
  request_extension: {
    name: 'ask for an extension',
    action: 'request_extension',
    moves: UNSETTLED,
    requires: ['no_report_waits', 'reason'],
  },
  decide_extension: {
    name: 'decide on an extension',
    action: 'decide_extension',
    moves: UNSETTLED,
    requires: [],
  },
  extend_by_decision: {
    name: 'move its deadline by a decision',
    action: 'extend_by_decision',
    moves: UNSETTLED,
    requires: ['no_report_waits', 'reason'],
  },
  terminate: {
    name: 'terminate it',
    action: 'terminate',
    moves: { active: 'terminated', reported: 'terminated' },
    requires: ['reason'],
  },
  reopen: {
    name: 're-open it',
    action: 'reopen',
    moves: { closed: 'active', terminated: 'active' },
    requires: ['reason'],
  },
  // Before control both sides stand at the same status; after ours has ended the other may still be at work.
  move_counterpart: {
    name: 'record where the other side stands',
    action: 'move_counterpart',
    moves: { ...UNSETTLED, closed: 'closed', terminated: 'terminated' },
    requires: [],
  },
  block: {
    name: 'name what stands in its way',
    action: 'block',
    moves: UNSETTLED,
    requires: [],
  },
  unblock: {
    name: 'clear what stands in its way',
    action: 'block',
    moves: UNSETTLED,
    requires: [],
  },
  complete_part: {
    name: 'complete a part of it',
    action: 'report',
    moves: UNSETTLED,
    requires: [],
  },
  score: {
    name: 'score it',
    action: 'score',
    moves: { ...UNSETTLED, closed: 'closed', terminated: 'terminated' },
    requires: [],
  },
};

/** Whether a status is one of those in which nobody is at work on it any more. */
export function hasLeftControl(status: ControlStatus): boolean {
  return status === 'closed' || status === 'declined' || status === 'terminated';
}

/** The steps that a status allows to somebody, in the order of the table. */
export function possibleSteps(status: ControlStatus): Step[] {
  return (Object.keys(WORKFLOW) as Step[]).filter((name) => WORKFLOW[name].moves[status] !== undefined);
}

/**
 * Which step accepting a final report is: a recurring or standing commitment has its period settled and stays on
 * control, unless the controller takes it off; any other is closed.
 */
export function acceptance(basis: Basis, close: boolean): 'accept' | 'settle_period' {
  return isRepeating(basis) && !close ? 'settle_period' : 'accept';
}

/** Whether a commitment is reported on period by period. */
export function isRepeating(basis: Basis): boolean {
  return basis === 'recurring' || basis === 'standing';
}
