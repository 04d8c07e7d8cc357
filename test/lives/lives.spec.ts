import { BULK_OUTCOMES } from './bulk-steps.js';
import { STEP_NAMES } from './choice.js';
import { liveOnce } from './run-life.js';
import { Stage } from './stage.js';

// A small part of `npm run lives`: the same lives every time, of which it is known that they come to everything.
const SEED = 1;
const LIVES = 30;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

describe(`${LIVES} random lives from seed ${SEED}`, () => {
  // A life that goes wrong is shrunk before it is told, which takes as long as many that go well.
  it('go as the model says', async () => {
    for (let n = 0; n < LIVES; n++) {
      const fault = await liveOnce(stage, SEED + n);
      if (fault !== null) throw new Error(`npm run lives -- --seed ${SEED + n} --lives 1\n${fault}`);
    }
  }, 600_000);

  it('come to every kind of step and of bulk work', () => {
    expect([...STEP_NAMES, ...BULK_OUTCOMES].filter((name) => !stage.counted.reached.has(name))).toEqual([]);
  });
});
