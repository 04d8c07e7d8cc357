import { withApi } from './api.js';
import { type Heard, Recorder } from './recorder.js';

/* Reads the first and a later page of a comparison through the API, one at a time, and says how long the whole answer took. */

export interface ReadComparison {
  page: 'first' | 'later';
  milliseconds: number;
  /** In the order in which they were sent. */
  statements: Pick<Heard, 'text' | 'values'>[];
}

const { DATABASE_URL: databaseUrl = '', READER_TOKEN: token = '', ROUNDS: rounds = '1', FROM: from = '' } = process.env;
const PAGES = { first: '', later: '&after=BY-RU%2F2023-12-18%2F5' } as const;

/** Without what was prepared before on the connection: a transaction begins without saying whose it is. */
function alone({ text, values }: Heard): Pick<Heard, 'text' | 'values'> {
  return { text: /^\s*(BEGIN|START)/.test(text) ? 'BEGIN' : text, values };
}

const read = await withApi(databaseUrl, async (app) => {
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace(/\/$/, '');
  const recorder = new Recorder();
  recorder.start();
  const comparisons: ReadComparison[] = [];
  // The first round warms up.
  for (let round = 0; round <= Number(rounds); round++) {
    for (const page of ['first', 'later'] as const) {
      let milliseconds = 0;
      const heard = await recorder.listen(async () => {
        const began = performance.now();
        const answer = await fetch(`${url}/api/v1/comparison?limit=50&from=${from}${PAGES[page]}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        const { items } = (await answer.json()) as { items?: unknown[] };
        milliseconds = performance.now() - began;
        if (items?.length !== 50) throw new Error(`a comparison was not answered: ${answer.status}`);
      });
      const statements = heard.map(alone).filter(({ text }) => !text.includes('EXECUTE '));
      if (round > 0) comparisons.push({ page, milliseconds, statements });
    }
  }
  recorder.stop();
  return comparisons;
});
// All of it has to be through before the channel closes: it is not small.
process.send?.(read, () => process.disconnect?.());
