import type { Authorization, CommitmentAction, Principal } from '#access';
import { DomainError } from '#platform';
import type { Temporal } from 'temporal-polyfill';
import { refuseUnblock } from './blocker.rules.js';
import type { Commitment } from './commitment.js';
import { openParts, standOf } from './commitment.rules.js';
import type { ControlStatus } from './commitment.types.js';
import { counterpartMoves } from './counterpart.rules.js';
import { deciderOf } from './decider.rules.js';
import { type AskedExtension, refuseExtensionDecision } from './extension-decision.rules.js';
import { refuseGrant, refuseMoveNow, refuseRequest } from './extension.rules.js';
import { refuseLead, refuseOwnWork } from './own-work.rules.js';
import type { Addressee, Outcome, ReportKind } from './report.entity.js';
import { addresseeOf, refuseDecision, refuseReport } from './report.rules.js';
import { refuseOwnJudgement } from './score.rules.js';
import { refuseStep } from './step.rules.js';
import { acceptance, isRepeating, type Step, WORKFLOW } from './workflow.rules.js';

/** What somebody can do with a commitment, in the order in which it is offered. */
export const POSSIBLE_ACTIONS = [
  'report_final',
  'report_interim',
  'decide_report',
  'decide_extension',
  'acknowledge',
  'request_extension',
  'complete_part',
  'put_on_control',
  'propose',
  'decline',
  'extend_by_decision',
  'block',
  'unblock',
  'move_counterpart',
  'score',
  'edit',
  'terminate',
  'reopen',
  'read_history',
] as const;
export type ActionName = (typeof POSSIBLE_ACTIONS)[number];

/** One thing that can be done now, with what it can be done to. */
export interface PossibleAction {
  action: ActionName;
  /** Ordinals of the periods that it can be done for; empty where it is about no period. */
  periods: number[];
  /** To whom a report or an acknowledgement goes. */
  addressedTo: Addressee | null;
  reports: { id: string; outcomes: Outcome[] }[];
  extensions: { id: string; outcomes: ('grant' | 'refuse')[] }[];
  /** The posts whose decision it can be entered as. */
  deciders: string[];
  /** Where the other side can be recorded to stand. */
  statuses: ControlStatus[];
}

export interface ReportFact {
  id: string;
  period: number;
  kind: ReportKind;
  authorId: string;
  onBehalfOfId: string | null;
  decided: Outcome | null;
}

export interface ExtensionFact extends AskedExtension {
  id: string;
  toDeadline: Temporal.PlainDate;
}

/** Everything that the rules of the acts look at. */
export interface ActionFacts {
  commitment: Commitment;
  reports: readonly ReportFact[];
  extensions: readonly ExtensionFact[];
  /** The date in the zone of the lead's body. */
  today: Temporal.PlainDate;
  principal: Pick<Principal, 'personId' | 'roles'>;
  /** All posts that they act through today. */
  postIds: readonly string[];
  grants: ReadonlyMap<CommitmentAction, Authorization>;
}

/** The rows of the matrix that an action can be allowed by. */
export const rowOf = (action: ActionName): CommitmentAction =>
  action === 'read_history' ? action : action === 'decide_report' ? 'decide_report' : WORKFLOW[action].action;

/**
 * What can be done now. Each act is asked about by the rules that decide it when it is done: the matrix, the workflow's
 * table and its own. What somebody has yet to say, a text, a reason, a date, is taken to be right.
 */
export function possibleActions(facts: ActionFacts): PossibleAction[] {
  return POSSIBLE_ACTIONS.flatMap((action) => {
    const grant = facts.grants.get(rowOf(action));
    const found = grant && SCOPES[action](facts, grant);
    return found ? [{ action, ...NOWHERE, ...found }] : [];
  });
}

type Scope = Partial<Omit<PossibleAction, 'action'>>;
/** What an act can be done to; null where it cannot be done. */
type Ask = (facts: ActionFacts, grant: Authorization) => Scope | null;

const NOWHERE = { periods: [], addressedTo: null, reports: [], extensions: [], deciders: [], statuses: [] };
/** What is yet to be said. */
const SAID = { text: '…', reason: '…' };
const ANYTHING: Scope = {};

const stands = (fault: DomainError | null) => fault === null;
const ifAny = <T>(list: T[], scope: Scope): Scope | null => (list.length > 0 ? scope : null);

/** An act that the workflow's table alone decides, and one more rule where there is one. */
const byStatus =
  (step: Step, more: (facts: ActionFacts) => boolean = () => true): Ask =>
  (facts) =>
    stands(refuseStep({ status: facts.commitment.status, ...SAID }, step)) && more(facts) ? ANYTHING : null;

/** Ordinals of the periods for which a step can be taken that no other rule stands against. */
function periodsFor(
  { commitment }: ActionFacts,
  step: Step,
  refuse: (period: Commitment['periods'][number]) => DomainError | null = () => null,
): number[] {
  return commitment.periods
    .filter((period) =>
      stands(
        refuseReport(period, period.ordinal) ??
          refuseStep({ ...standOf(commitment, period.ordinal), ...SAID }, step) ??
          refuse(period),
      ),
    )
    .map(({ ordinal }) => ordinal);
}

const answer =
  (step: Step): Ask =>
  (facts, { relation }) => {
    const periods = periodsFor(facts, step);
    return ifAny(periods, { periods, addressedTo: addresseeOf(relation) });
  };

const handsOf = ({ principal }: ActionFacts, { onBehalfOfId }: Authorization) => ({
  personId: principal.personId,
  onBehalfOfId,
});

const waitingFor = ({ extensions }: ActionFacts, ordinal: number) =>
  extensions.find(({ state, period }) => state === 'requested' && period === ordinal) ?? null;

const askedFor: Ask = (facts) => {
  const refuse = (period: Commitment['periods'][number]) =>
    refuseRequest(period, waitingFor(facts, period.ordinal) !== null);
  const periods = periodsFor(facts, 'request_extension', refuse);
  return ifAny(periods, { periods });
};

const movedUnasked: Ask = (facts, { postId }) => {
  const { commitment, postIds } = facts;
  const deciding = { postId, postIds, isRegistrar: facts.principal.roles.includes('registrar') };
  const posts = [...new Set([commitment.controllerPostId, commitment.authorPostId])];
  const deciders = posts.filter((post) => !(deciderOf(deciding, commitment, post) instanceof DomainError));
  if (deciders.length === 0) return null;
  const periods = periodsFor(facts, 'extend_by_decision', (period) =>
    refuseMoveNow(period, { waiting: waitingFor(facts, period.ordinal), isReopening: false }),
  );
  return ifAny(periods, { periods, deciders });
};

const movedAcross: Ask = ({ commitment: { status, counterpartStatus } }) => {
  if (counterpartStatus === null || !stands(refuseStep({ status }, 'move_counterpart'))) return null;
  const statuses = counterpartMoves(counterpartStatus);
  return ifAny(statuses, { statuses });
};

const decidedReports: Ask = (facts, grant) => {
  const { leadPostId } = facts.commitment;
  const open = facts.reports.filter((report) =>
    stands(
      refuseDecision(report) ??
        refuseOwnWork(
          handsOf(facts, grant),
          { personId: report.authorId, onBehalfOfId: report.onBehalfOfId },
          'report',
        ) ??
        refuseLead(facts.postIds, { leadPostId, what: 'report' }),
    ),
  );
  const reports = open
    .map(({ id, period }) => ({ id, outcomes: outcomesOf(facts.commitment, period) }))
    .filter(({ outcomes }) => outcomes.length > 0);
  return ifAny(reports, { reports });
};

/** A report for a period of what repeats can be accepted for the period alone, or with the commitment as a whole. */
function outcomesOf(commitment: Commitment, period: number): Outcome[] {
  const stand = { ...standOf(commitment, period), openParts: openParts(commitment), ...SAID };
  const accepts = (isRepeating(commitment.deadlineBasis) ? [false, true] : [false]).map((close) =>
    refuseStep(stand, acceptance(commitment.deadlineBasis, close)),
  );
  return [
    ...(accepts.some(stands) ? (['accept'] as const) : []),
    ...(stands(refuseStep(stand, 'return')) ? (['return'] as const) : []),
  ];
}

const decidedExtensions: Ask = (facts, grant) => {
  const { commitment } = facts;
  if (!stands(refuseStep({ status: commitment.status }, 'decide_extension'))) return null;
  const extensions = facts.extensions
    .filter((one) =>
      stands(refuseExtensionDecision(one, { periods: commitment.periods, hands: handsOf(facts, grant) })),
    )
    .map(({ id, toDeadline }) => ({ id, outcomes: decisionsOn(facts, toDeadline) }));
  return ifAny(extensions, { extensions });
};

function decisionsOn({ commitment, postIds, today }: ActionFacts, to: Temporal.PlainDate): ('grant' | 'refuse')[] {
  const { leadPostId } = commitment;
  const fault = refuseLead(postIds, { leadPostId, what: 'deadline' }) ?? refuseGrant(to, today);
  return fault ? ['refuse'] : ['grant', 'refuse'];
}

const SCOPES: Readonly<Record<ActionName, Ask>> = {
  report_final: answer('report_final'),
  report_interim: answer('report_interim'),
  decide_report: decidedReports,
  decide_extension: decidedExtensions,
  acknowledge: answer('acknowledge'),
  request_extension: askedFor,
  complete_part: byStatus('complete_part', ({ commitment }) => openParts(commitment).length > 0),
  put_on_control: byStatus('put_on_control'),
  propose: byStatus('propose'),
  decline: byStatus('decline'),
  extend_by_decision: movedUnasked,
  block: byStatus('block'),
  unblock: byStatus('unblock', ({ commitment }) => stands(refuseUnblock(commitment))),
  move_counterpart: movedAcross,
  score: byStatus('score', ({ commitment, reports, principal, postIds }) =>
    stands(refuseOwnJudgement({ personId: principal.personId, postIds }, { commitment, reports })),
  ),
  edit: byStatus('edit'),
  terminate: byStatus('terminate'),
  reopen: byStatus('reopen'),
  read_history: () => ANYTHING,
};
