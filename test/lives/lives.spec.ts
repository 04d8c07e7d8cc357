import { BULK_OUTCOMES } from './bulk-steps.js';
import { STEP_NAMES } from './choice.js';
import { liveOnce } from './run-life.js';
import { Stage } from './stage.js';

// A small part of `npm run lives`, the same every time.
const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

describe(`${SEEDS.length} random lives`, () => {
  // A life that goes wrong is shrunk before it is told, which takes as long as many that go well.
  it('go as the model says', async () => {
    for (const seed of SEEDS) {
      const fault = await liveOnce(stage, seed);
      if (fault !== null) throw new Error(`npm run lives -- --seed ${seed} --lives 1\n${fault}`);
    }
  }, 600_000);

  it('come to every kind of step, and to every outcome of bulk work', () => {
    const missing = [...STEP_NAMES, ...BULK_OUTCOMES].filter((name) => !stage.counted.reached.has(name));
    expect(missing).toEqual([]);
  });
});
