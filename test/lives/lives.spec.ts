import { liveOnce } from './run-life.js';
import { Stage } from './stage.js';

// A small part of `npm run lives`, with other lives every day.
const seed = Math.floor(Date.now() / 86_400_000) * 1_000;
const LIVES = 60;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage?.strike());

describe(`${LIVES} random lives from seed ${seed}`, () => {
  // A life that goes wrong is shrunk before it is told, which takes as long as many that go well.
  it('go as the model says', async () => {
    for (let n = 0; n < LIVES; n++) {
      const fault = await liveOnce(stage, seed + n);
      if (fault !== null) throw new Error(`npm run lives -- --seed ${seed + n} --lives 1\n${fault}`);
    }
  }, 600_000);
});
