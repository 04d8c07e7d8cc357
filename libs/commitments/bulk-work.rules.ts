import type { Temporal } from 'temporal-polyfill';
import { DomainError, type Fault, invalid } from '#platform';
import type { Commitment } from './commitment.js';
import type { Classification, ControlStatus } from './commitment.types.js';
import type { CommitmentEdit } from './edit.rules.js';

/** The most commitments that one bulk work takes. */
export const MOST_IN_BULK = 1_000;

/** What is done to many commitments at once: to each of them the same. */
export type BulkAction =
  | ({ kind: 'reassign'; reason?: string } & Reassignment)
  | ({ kind: 'extend'; reason: string; decidedByPostId: string } & NewTerm)
  | { kind: 'classify'; classification: Classification; reason?: string };

/** Other posts; what is not given stays. */
export interface Reassignment {
  leadPostId?: string;
  controllerPostId?: string;
  coExecutorPostIds?: readonly string[];
}

/** One date for all, or so many calendar days after the deadline that each has. Exactly one of the two. */
export interface NewTerm {
  to?: Temporal.PlainDate;
  byDays?: number;
}

/** What of a commitment bulk work can change. */
export interface BulkState extends Required<Reassignment> {
  classification: Classification;
  status: ControlStatus;
  /** The period that it stands at, whose deadlines these are. */
  period: number;
  originalDeadline: Temporal.PlainDate | null;
  currentDeadline: Temporal.PlainDate | null;
}

/** What is asked for each commitment: an edit, or an extension by a decision. */
export function requestOf(
  action: BulkAction,
): { edit: CommitmentEdit; reason?: string } | (NewTerm & { reason: string; decidedByPostId: string }) {
  if (action.kind === 'extend') {
    const { kind, ...decision } = action;
    return decision;
  }
  const { kind, reason, ...edit } = action;
  return { edit, ...(reason === undefined ? {} : { reason }) };
}

/** Everything that is wrong with the list of commitments itself. */
export function listFaults(ids: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  if (ids.length === 0) faults.push({ path: 'commitments', rule: 'required', message: 'name at least one' });
  if (ids.length > MOST_IN_BULK)
    faults.push({
      path: 'commitments',
      rule: 'too_many',
      limit: MOST_IN_BULK,
      message: `name at most ${MOST_IN_BULK}`,
    });
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) faults.push({ path: `commitments[${index}].id`, rule: 'twice', message: 'is named twice' });
    seen.add(id);
  }
  return faults;
}

/**
 * What stands against several commitments as one refusal, each fault with its place: `commitments[3].version`. What is said
 * of a field of the action for every commitment alike is a fault of the action: `action.leadPostId`.
 * @param refused of each commitment what stands against it; null where nothing does
 * @returns null when nothing stands against any; `conflict` where one is stale or its state forbids it, else `invalid`
 */
export function refusalOfAll(refused: readonly (DomainError | null)[], action: BulkAction): DomainError | null {
  const lines = refused.filter((error) => error !== null).length;
  if (lines === 0) return null;
  const faults = refused.map((error) => (error === null ? [] : faultsOf(error)));
  const shared = faults[0].filter(
    (fault) => fieldIn(action, fault) && faults.every((others) => others.some((other) => isSame(fault, other))),
  );
  const placed = [
    ...shared.map((fault) => ({ ...fault, path: `action.${fault.path}` })),
    ...faults.flatMap((line, index) =>
      line
        .filter((fault) => !shared.some((other) => isSame(fault, other)))
        .map((fault) => ({ ...fault, path: `commitments[${index}]${fault.path && `.${fault.path}`}` })),
    ),
  ];
  const isState = refused.some((error) => error !== null && (error.kind === 'stale' || error.kind === 'conflict'));
  const message = `Nothing was done: something stands against ${lines} of ${refused.length} commitments.`;
  if (isState) return new DomainError('conflict', 'bulk_refused', message, placed);
  return new DomainError('invalid', invalid([]).code, message, placed);
}

/** What of a commitment a bulk work can change, as it is now. */
export function stateOf(commitment: Commitment): BulkState {
  const { leadPostId, controllerPostId, coExecutorPostIds, classification, status } = commitment;
  const { period, originalDeadline, currentDeadline } = commitment;
  return {
    ...{ leadPostId, controllerPostId, coExecutorPostIds: [...coExecutorPostIds], classification, status },
    ...{ period, originalDeadline, currentDeadline },
  };
}

/** Of two states only what differs. */
export function differenceOf(
  before: BulkState,
  after: BulkState,
): { before: Partial<BulkState>; after: Partial<BulkState> } {
  const keys = (Object.keys(before) as (keyof BulkState)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (state: BulkState) => Object.fromEntries(keys.map((key) => [key, state[key]]));
  return { before: only(before), after: only(after) };
}

/** Faults of one commitment; an empty path is the commitment itself. */
function faultsOf({ kind, code, message, faults }: DomainError): readonly Fault[] {
  if (faults.length > 0) return faults;
  const path = { stale: 'version', not_found: 'id' }[kind as string] ?? '';
  return [{ path, rule: 'refused', code, message }];
}

function fieldIn(action: BulkAction, { path }: Fault): boolean {
  const [field] = path.split(/[.[]/, 1);
  return field in action;
}

const isSame = (a: Fault, b: Fault) => a.path === b.path && a.message === b.message;
