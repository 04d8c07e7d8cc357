import fc from 'fast-check';
import { ACTOR_NAMES, type ActorName } from './company.js';
import * as control from './control-steps.js';
import * as deadlines from './deadline-steps.js';
import { Dice } from './dice.js';
import * as ending from './ending-steps.js';
import type { Commitment, Life } from './life.js';
import type { Manner } from './play.js';
import { MANNERS } from './play.js';
import { score } from './score-steps.js';
import { allowing, sees, standings } from './standing.js';
import { predict, type Step, type Wanted } from './step.js';
import * as work from './work-steps.js';

const STEPS: Readonly<Record<string, Step>> = {
  edit: control.edit,
  rewordParts: control.rewordParts,
  propose: control.propose,
  putOnControl: control.putOnControl,
  decline: control.decline,
  terminate: ending.terminate,
  reopen: ending.reopen,
  block: ending.block,
  unblock: ending.unblock,
  moveCounterpart: ending.moveCounterpart,
  reportInterim: work.reportInterim,
  reportFinal: work.reportFinal,
  decideReport: work.decideReport,
  requestExtension: deadlines.requestExtension,
  decideExtension: deadlines.decideExtension,
  extendByDecision: deadlines.extendByDecision,
  acknowledge: work.acknowledge,
  completePart: work.completePart,
  score,
};

export const STEP_NAMES = Object.keys(STEPS);

/** What was drawn for a step before anybody knows in which state it finds the commitment. */
export interface Choice {
  /** Whether it is a step that the status allows, by somebody who may. */
  isSensible: boolean;
  isRightful: boolean;
  version: 'right' | 'stale' | 'ahead' | 'none';
  manner: Manner;
  dice: readonly number[];
}

export const numbers = (): fc.Arbitrary<readonly number[]> =>
  fc.noShrink(fc.array(fc.nat(9_999), { minLength: 16, maxLength: 16 }));

export function choice(): fc.Arbitrary<Choice> {
  const often = (weight: number) =>
    fc.oneof({ weight, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
  const mostly = <T>(weight: number, usual: T, others: readonly T[]) =>
    fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  return fc.noShrink(
    fc.record({
      isSensible: often(8),
      isRightful: often(3),
      version: mostly<Choice['version']>(12, 'right', ['stale', 'ahead', 'none']),
      manner: mostly<Manner>(6, 'once', MANNERS),
      dice: numbers(),
    }),
  );
}

/** Which step by whom, and what it says, in the state that a life has come to. */
export function wantedBy(chosen: Choice, life: Life, on?: Commitment): Wanted {
  const dice = new Dice(chosen.dice);
  const commitment = on ?? dice.of(life.commitments);
  const possible = Object.keys(STEPS).filter((name) => isPossible(name, commitment));
  // Of what has ended it is more to the point what cannot be done with it any more.
  const isAny = !chosen.isSensible || possible.length === 0 || (hasEnded(commitment) && dice.once(2));
  const weighted = possible.flatMap((one) => Array.from({ length: STEPS[one]?.weight ?? 0 }, () => one));
  const name = dice.of(isAny ? Object.keys(STEPS) : weighted);
  const step = STEPS[name] ?? control.edit;
  const version = {
    right: commitment.version,
    stale: commitment.version - 1,
    ahead: commitment.version + 1,
    none: null,
  };
  const anyone = dice.of(ACTOR_NAMES);
  const asked = step.draw(dice, { life, commitment, actor: anyone });
  const wanted = { name, step, asked, actor: anyone, commitment, version: version[chosen.version] };
  if (chosen.isRightful) return { ...wanted, actor: rightful(wanted, life, dice) };
  // Whoever has to do with it is likelier to try more than they may.
  const near = ACTOR_NAMES.filter((actor) => standings(life, actor, commitment).some(({ post }) => post !== null));
  return near.length > 0 && dice.below(4) !== 0 ? { ...wanted, actor: dice.of(near) } : wanted;
}

const hasEnded = ({ status }: Commitment) => ['closed', 'declined', 'terminated'].includes(status);

function isPossible(name: string, commitment: Commitment): boolean {
  const { reports, extensions, parts, status, blocker, side } = commitment;
  const isThere: Readonly<Record<string, boolean>> = {
    decideReport: reports.some(({ kind, decision }) => kind === 'final' && decision === null),
    decideExtension: extensions.some(({ state }) => state === 'requested'),
    rewordParts: parts.some(({ completedAt }) => completedAt !== null),
    completePart: parts.length > 0,
    unblock: blocker !== null,
    moveCounterpart: side === 'joint',
  };
  return (STEPS[name]?.from.includes(status) ?? false) && isThere[name] !== false;
}

/** Somebody who may do it if there is anybody, or else somebody whom only something else keeps from it. */
function rightful(wanted: Wanted, life: Life, dice: Dice): ActorName {
  const { commitment, step } = wanted;
  const may = ACTOR_NAMES.filter((actor) => predict(life, { ...wanted, actor }).refusals === null);
  if (may.length > 0) return dice.of(may);
  const asked = (actor: ActorName) => ({ life, actor, commitment });
  const allowed = ACTOR_NAMES.filter((actor) => sees(asked(actor)) && allowing(step.row, asked(actor)).length > 0);
  return allowed.length > 0 ? dice.of(allowed) : wanted.actor;
}
