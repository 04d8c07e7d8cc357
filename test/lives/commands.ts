import fc from 'fast-check';
import { atOnce, untilDone } from './at-once.js';
import { bulk } from './bulk-steps.js';
import { type Choice, choice, numbers, wantedBy } from './choice.js';
import { ACTOR_NAMES } from './company.js';
import { Dice } from './dice.js';
import { enter } from './entry.js';
import type { Life } from './life.js';
import type { Play } from './play.js';
import { handOver, standIn } from './roster-steps.js';

/* What can happen in a life, as commands of fast-check. */

export type Command = fc.AsyncCommand<Life, Play>;

/** @param possible asked of the state that a life has come to */
function command(
  name: string,
  run: (play: Play) => Promise<void>,
  possible: (life: Life) => boolean = (life) => life.commitments.length > 0,
): Command {
  return {
    check: possible,
    run: async (_life, play) => {
      play.stage.counted.steps += 1;
      play.tick();
      await run(play);
    },
    toString: () => name,
  };
}

const step = (chosen: Choice) =>
  command('step', async (play) => {
    await play.one(wantedBy(chosen, play.life), chosen.manner);
    const dice = new Dice(chosen.dice.slice(8));
    await play.look(dice.of(ACTOR_NAMES), dice);
  });

/** On one commitment, or on whichever each has chosen. */
const collision = (choices: readonly Choice[], isOnOne: boolean) =>
  command('at once', async (play) => {
    const on = isOnOne ? play.life.commitments[0] : undefined;
    await atOnce(
      play,
      choices.map((chosen) => wantedBy({ ...chosen, version: 'right' }, play.life, on)),
    );
  });

const insistence = (choices: readonly Choice[]) =>
  command('until done', async (play) => {
    const commitment = play.life.commitments.at(-1);
    if (commitment === undefined) return;
    const wanted = choices.map((chosen) => wantedBy({ ...chosen, version: 'right' }, play.life, commitment));
    await untilDone(play, commitment, wanted);
  });

const SECOND = 1_000;

/** Whoever works on one commitment does not wait for whoever works on another. */
const besideALock = (chosen: Choice) =>
  command(
    'beside a lock',
    async (play) => {
      const [first, second] = play.life.commitments;
      if (first === undefined || second === undefined) return;
      play.tell(`while ${first.name} is locked:`);
      let timer: NodeJS.Timeout | undefined;
      const waits = new Promise<'waits'>((resolve) => (timer = setTimeout(() => resolve('waits'), 20 * SECOND)));
      const work = play.one(wantedBy(chosen, play.life, second), 'once');
      work.catch(() => undefined);
      const outcome = await play.stage.whileLocked(first.id, () => Promise.race([work, waits]));
      clearTimeout(timer);
      if (outcome === 'waits') play.fail(`A change of ${second.name} waits for the lock of ${first.name}`);
    },
    (life) => life.commitments.length > 1,
  );

const HOURS = 3_600 * SECOND;

const advance = (dice: readonly number[]) =>
  command('time passes', async (play) => {
    const drawn = new Dice(dice);
    const hours = drawn.of([drawn.below(30), 24 * drawn.below(12), 24 * drawn.below(45), 24 * drawn.below(130)]);
    play.tick(hours * HOURS);
    play.tell(`${hours} hours later`);
    await play.verifyAll();
  });

const night = () =>
  command('night', async (play) => {
    await play.stage.night();
    play.life.night();
    play.tell('the night adds the periods that have come');
    await play.verifyAll();
  });

const MOST_COMMITMENTS = 3;
const isRightful = (dice: Dice) => !dice.once(6);

const withDice = (name: string, run: (play: Play, dice: Dice, rightful: boolean) => Promise<void>, most?: number) =>
  numbers().map((drawn) =>
    command(
      name,
      (play) => {
        const dice = new Dice(drawn);
        return run(play, dice, isRightful(dice));
      },
      (life) => most === undefined || life.commitments.length < most,
    ),
  );

const several = () => fc.array(choice(), { minLength: 2, maxLength: 4 });

/** As often as each is listed here. */
const EVERY: readonly [times: number, of: fc.Arbitrary<Command>][] = [
  [14, choice().map(step)],
  [3, fc.tuple(several(), fc.boolean()).map(([choices, isOnOne]) => collision(choices, isOnOne))],
  [2, several().map(insistence)],
  [1, choice().map(besideALock)],
  [3, numbers().map(advance)],
  [1, fc.constant(null).map(night)],
  [1, withDice('hand over', handOver)],
  [1, withDice('stand in', standIn)],
  [1, withDice('enter', enter, MOST_COMMITMENTS)],
  [3, withDice('bulk work', bulk)],
];

/** A life: how it begins, and what happens in it. */
export function lives(most: number) {
  const all = EVERY.flatMap(([times, of]) => Array.from({ length: times }, () => of));
  return fc.tuple(numbers(), fc.commands(all, { maxCommands: most, size: 'max', disableReplayLog: true }));
}
