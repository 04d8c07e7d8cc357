import type { Classification, Role } from './principal.types.js';

/** How a person stands to a commitment today. The order is the order of preference when several allow an action. */
export const RELATIONS = [
  'lead',
  'co_executor',
  'controller',
  'author',
  'assessor',
  'head',
  'registrar',
  'auditor',
  'observer',
  'administrator',
] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * A cell of the matrix. `yes`; `if_open`: when the commitment is public or the person is named on it;
 * `if_public`: when it is public; `own_entries`: only what they entered themselves. An absent cell is a no.
 */
export type Permission = 'yes' | 'if_open' | 'if_public' | 'own_entries';

/** Actions on one commitment: the rows of the matrix. */
export const COMMITMENT_ACTIONS = [
  'see',
  'edit_commitment',
  'put_on_control',
  'report',
  'report_final',
  'request_extension',
  'decide_extension',
  'extend_by_decision',
  'decide_report',
  'terminate',
  'reopen',
  'block',
  'move_counterpart',
  'score',
  'read_history',
] as const;
export type CommitmentAction = (typeof COMMITMENT_ACTIONS)[number];

/** Who may do what to a commitment (docs/domain.md, "Roles"), answered here and nowhere else. What is not in it is refused. */
export const MATRIX: Record<CommitmentAction, Partial<Record<Relation, Permission>>> = {
  see: {
    registrar: 'yes',
    lead: 'yes',
    co_executor: 'yes',
    controller: 'yes',
    author: 'yes',
    head: 'yes',
    assessor: 'yes',
    observer: 'if_open',
    auditor: 'yes',
    administrator: 'if_public',
  },
  edit_commitment: { registrar: 'yes' },
  put_on_control: { registrar: 'yes', controller: 'yes', author: 'yes' },
  report: { registrar: 'yes', lead: 'yes', co_executor: 'yes' },
  report_final: { registrar: 'yes', lead: 'yes' },
  request_extension: { lead: 'yes' },
  decide_extension: { controller: 'yes', author: 'yes' },
  extend_by_decision: { registrar: 'yes', controller: 'yes', author: 'yes' },
  decide_report: { controller: 'yes' },
  terminate: { controller: 'yes', author: 'yes' },
  reopen: { controller: 'yes', author: 'yes' },
  block: { registrar: 'yes', lead: 'yes', co_executor: 'yes', controller: 'yes' },
  move_counterpart: { registrar: 'yes', lead: 'yes' },
  score: { assessor: 'yes' },
  read_history: {
    registrar: 'own_entries',
    lead: 'yes',
    co_executor: 'yes',
    controller: 'yes',
    author: 'yes',
    head: 'yes',
    assessor: 'yes',
    auditor: 'yes',
  },
};

/** Actions that concern no single commitment, and the roles that may. `anyone`: whoever is signed in. */
export const GENERAL = {
  look_up: 'anyone',
  own_session: 'anyone',
  read_file: 'anyone',
  create_commitment: ['registrar'],
  bulk_work: ['registrar'],
  enter_meetings: ['registrar'],
  attach_file: ['registrar', 'executor'],
  change_rules: ['administrator'],
  manage_people: ['administrator'],
  manage_accounts: ['administrator'],
  run_system: ['administrator'],
  export_history: ['auditor'],
  keep_checkpoints: ['auditor', 'administrator'],
} as const satisfies Record<string, 'anyone' | readonly Role[]>;
export type GeneralAction = keyof typeof GENERAL;

export type Action = CommitmentAction | GeneralAction;

/** A relation that a person has, and through whom: `onBehalfOfId` is the absent person they stand in for. */
export interface Standing {
  relation: Relation;
  onBehalfOfId: string | null;
  /** The post the relation comes from; null where it comes from a role alone. */
  postId: string | null;
}

/** A standing that allows an action. `ownEntriesOnly`: only for what the person entered themselves. */
export interface Grant extends Standing {
  ownEntriesOnly: boolean;
}

/**
 * What of a person's standings allows an action on a commitment, by the matrix; null when none does. What
 * allows it whole goes before what allows it in part, then goes the order of RELATIONS, then own posts before lent ones.
 */
export function mayWith(
  action: CommitmentAction,
  standings: readonly Standing[],
  about: { classification: Classification; named: boolean },
): Grant | null {
  const row = MATRIX[action];
  const allowed = standings.filter(({ relation }) => holds(row[relation], about));
  const partly = ({ relation }: Standing) => Number(row[relation] === 'own_entries');
  const best = allowed.toSorted(
    (a, b) =>
      partly(a) - partly(b) ||
      RELATIONS.indexOf(a.relation) - RELATIONS.indexOf(b.relation) ||
      Number(a.onBehalfOfId !== null) - Number(b.onBehalfOfId !== null),
  )[0];
  return best ? { ...best, ownEntriesOnly: row[best.relation] === 'own_entries' } : null;
}

/** Whether any of a person's standings allows an action, whichever it is: what `mayWith` is not null for. */
export function isAllowed(
  action: CommitmentAction,
  standings: readonly Standing[],
  about: { classification: Classification; named: boolean },
): boolean {
  return standings.some(({ relation }) => holds(MATRIX[action][relation], about));
}

function holds(permission: Permission | undefined, about: { classification: Classification; named: boolean }): boolean {
  switch (permission) {
    case undefined:
      return false;
    case 'if_public':
      return about.classification === 'public';
    case 'if_open':
      return about.classification === 'public' || about.named;
    default:
      return true;
  }
}

const NAMES: Readonly<Record<Relation, string>> = {
  lead: 'its lead',
  co_executor: 'a co-executor',
  controller: 'its controller',
  author: "its author's side",
  assessor: 'an assessor',
  head: 'a head above its lead',
  registrar: 'a registrar',
  auditor: 'an auditor',
  observer: 'an observer',
  administrator: 'an administrator',
};

/** The code of the answer that an action is for others; what may not even be seen is not there. */
export const NOT_YOURS: Readonly<Record<Exclude<CommitmentAction, 'see'>, string>> = {
  edit_commitment: 'edit_not_yours',
  put_on_control: 'control_not_yours',
  report: 'report_not_yours',
  report_final: 'final_report_not_yours',
  request_extension: 'extension_request_not_yours',
  decide_extension: 'extension_decision_not_yours',
  extend_by_decision: 'deadline_not_yours',
  decide_report: 'report_decision_not_yours',
  terminate: 'termination_not_yours',
  reopen: 'reopening_not_yours',
  block: 'obstacle_not_yours',
  move_counterpart: 'counterpart_not_yours',
  score: 'score_not_yours',
  read_history: 'history_not_yours',
};

/** Who may do it, in words: "its lead or a registrar". */
export function whoMay(action: CommitmentAction): string {
  const names = RELATIONS.filter((relation) => MATRIX[action][relation] !== undefined).map((name) => NAMES[name]);
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** Whether an action is one that concerns no single commitment. */
export function isGeneral(action: Action): action is GeneralAction {
  return action in GENERAL;
}

/** Whether these roles allow an action that concerns no single commitment. */
export function mayInGeneral(action: GeneralAction, roles: readonly Role[]): boolean {
  const allowed: 'anyone' | readonly Role[] = GENERAL[action];
  return allowed === 'anyone' || roles.some((role) => allowed.includes(role));
}
