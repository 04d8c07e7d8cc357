import { BULK_OUTCOMES } from './bulk-steps.js';
import { STEP_NAMES } from './choice.js';
import { liveOnce } from './run-life.js';
import { Stage } from './stage.js';

/** A small part of `npm run lives`, the same every time but for who comes first where several act at once. */
const LIVES = 60;
/** What is rare may be missing from so few: then some more are lived. */
const MOST_LIVES = 200;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

const missing = () => [...STEP_NAMES, ...BULK_OUTCOMES].filter((name) => !stage.counted.reached.has(name));

describe('random lives', () => {
  // A life that goes wrong is shrunk before it is told, which takes as long as many that go well.
  it('go as the model says, and come to every kind of step and every outcome of bulk work', async () => {
    for (let seed = 1; seed <= LIVES || (missing().length > 0 && seed <= MOST_LIVES); seed++) {
      const fault = await liveOnce(stage, seed);
      if (fault !== null) throw new Error(`npm run lives -- --seed ${seed} --lives 1\n${fault}`);
    }
    expect(missing()).toEqual([]);
  }, 600_000);
});
