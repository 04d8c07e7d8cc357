import type { ActorName, PostName } from './company.js';
import type { Dice } from './dice.js';
import type { Commitment, Event, Hands, Life, Status } from './life.js';
import { allowing, type Row, sees, type Standing } from './standing.js';

/*
 * A step as the model sees it: who may, from which status, what else stands against it, and what it changes.
 */

/** What stands against a request, by the code of its problem document. */
export type Refusal =
  | 'invalid'
  | 'precondition_required'
  | 'not_found'
  | 'forbidden'
  | 'stale'
  | 'step_not_possible'
  | 'deadline_stands'
  | 'report_waits'
  | 'parts_open'
  | 'no_such_period'
  | 'period_settled'
  | 'interim_report'
  | 'already_decided'
  | 'no_deadline'
  | 'extension_open'
  | 'extension_over'
  | 'extension_waits'
  | 'not_blocked';

export const STATUS_OF: Partial<Record<Refusal, number>> = {
  invalid: 422,
  precondition_required: 428,
  not_found: 404,
  forbidden: 403,
  stale: 412,
};

export interface Situation {
  life: Life;
  commitment: Commitment;
  actor: ActorName;
  /** What allows it, what it is put down as first. */
  allowedBy: readonly Standing[];
}

/** What the model needs of an answer: the ids that only the register knows. */
export interface Answered {
  id?: string;
  evidence?: { id: string }[];
  extensions?: { id: string }[];
}

export interface Request {
  method: 'POST' | 'PATCH';
  path: string;
  body?: object;
}

export interface Ids {
  post(name: PostName): string;
  person(name: ActorName): string;
}

/** What a step does besides counting the version up. */
export interface Effect {
  type: string;
  reason?: string;
  hands?: Hands;
}

export interface Step<P = object> {
  row: Row;
  from: readonly Status[];
  /** How often it is tried, against the others. */
  weight: number;
  draw(dice: Dice, situation: Omit<Situation, 'allowedBy'>): P;
  words(asked: P): string;
  request(asked: P, commitment: Commitment, ids: Ids): Request;
  /** Refused before anybody asks who it is. */
  isMalformed?(asked: P): boolean;
  /** What is asked about is not there. */
  isMissing?(asked: P, commitment: Commitment): boolean;
  /** Everything besides status, version and right that stands against it. */
  faults(asked: P, situation: Situation): Refusal[];
  apply(asked: P, situation: Situation, answered: Answered): Effect;
}

/** A step that somebody wants to take, with all that it says. */
export interface Wanted<P = object> {
  name: string;
  step: Step<P>;
  asked: P;
  actor: ActorName;
  commitment: Commitment;
  /** The version that is given; null: none. */
  version: number | null;
}

/** Nothing stands against it, or any of these answers is right. */
export type Prediction = { refusals: null; situation: Situation } | { refusals: ReadonlySet<Refusal> };

export function predict(life: Life, wanted: Wanted): Prediction {
  const { step, asked, actor, version, commitment } = wanted;
  const refuse = (...refusals: Refusal[]): Prediction => ({ refusals: new Set(refusals) });
  const shape: Refusal[] = step.isMalformed?.(asked) ? ['invalid'] : [];
  if (version === null) shape.push('precondition_required');
  if (shape.length > 0) return refuse(...shape);
  if (step.isMissing?.(asked, commitment) || !sees({ life, actor, commitment })) return refuse('not_found');
  const allowedBy = allowing(step.row, { life, actor, commitment });
  if (allowedBy.length === 0) return refuse('forbidden');
  if (version !== commitment.version) return refuse('stale');
  const situation = { life, commitment, actor, allowedBy };
  const faults = step.faults(asked, situation);
  if (!step.from.includes(commitment.status)) faults.push('step_not_possible');
  return faults.length > 0 ? refuse(...faults) : { refusals: null, situation };
}

/** What a step that was taken makes of the commitment. */
export function take(wanted: Wanted, situation: Situation, answered: Answered): void {
  const { commitment, life, actor, allowedBy } = situation;
  const effect = wanted.step.apply(wanted.asked, situation, answered);
  const hands = effect.hands ?? { person: actor, behalf: allowedBy[0]?.behalf ?? null };
  const event: Event = { type: `commitment.${effect.type}`, reason: effect.reason ?? '', ...hands };
  commitment.events.push(event);
  commitment.version += 1;
  commitment.updatedAt = life.now;
}

/** Nobody decides on what they made or what was made for them: what of all that allows it does not lead there. */
export function notOwn({ actor, allowedBy }: Situation, work: Hands): Standing | null {
  const authors: (ActorName | null)[] = [work.person, work.behalf];
  if (authors.includes(actor)) return null;
  return allowedBy.find(({ behalf }) => behalf === null || !authors.includes(behalf)) ?? null;
}
