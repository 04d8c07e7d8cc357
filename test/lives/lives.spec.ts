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
  it('go as the model says', async () => {
    for (let n = 0; n < LIVES; n++) expect(await liveOnce(stage, seed + n)).toBeNull();
  }, 120_000);
});
