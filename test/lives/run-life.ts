import fc from 'fast-check';
import { lives } from './commands.js';
import { Dice } from './dice.js';
import { enter } from './entry.js';
import { Life } from './life.js';
import { Play } from './play.js';
import type { Stage } from './stage.js';

/** Steps of the longest life. */
const MOST_STEPS = 36;

/**
 * What a life that went wrong has come to; null when all went well.
 * @param terms.asItWent with all its steps, instead of shrunk to those that it takes
 */
export async function liveOnce(stage: Stage, seed: number, { asItWent = false } = {}): Promise<string | null> {
  const life = fc.asyncProperty(lives(MOST_STEPS), async ([beginning, commands]) => {
    await stage.clear();
    const model = new Life(stage.now, stage.deadlines);
    const play = new Play(stage, model);
    await enter(play, new Dice(beginning), true);
    await fc.asyncModelRun(() => ({ model, real: play }), commands);
    await play.end();
  });
  const result = await fc.check(life, { seed, numRuns: 1, unbiased: true, endOnFailure: asItWent });
  if (!result.failed) return null;
  const error = result.errorInstance;
  return error instanceof Error ? (error.name === 'LifeFault' ? error.message : String(error.stack)) : String(error);
}
