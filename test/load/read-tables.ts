import { withApi } from './api.js';
import { Recorder } from './recorder.js';

/* Reads tables of measures through the API, one at a time, and says of each how long the whole answer took. */

export interface ReadTable {
  groupBy: string;
  milliseconds: number;
  bytes: number;
  statement: { text: string; values: unknown[] };
}

const { DATABASE_URL: databaseUrl = '', READER_TOKEN: token = '', ROUNDS: rounds = '1' } = process.env;
const GROUPINGS = ['none', 'body', 'post', 'month'];

const read = await withApi(databaseUrl, async (app) => {
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace(/\/$/, '');
  const recorder = new Recorder();
  recorder.start();
  const tables: ReadTable[] = [];
  // The first round warms up.
  for (let round = 0; round <= Number(rounds); round++) {
    for (const groupBy of GROUPINGS) {
      let [milliseconds, bytes] = [0, 0];
      const heard = await recorder.listen(async () => {
        const began = performance.now();
        const answer = await fetch(`${url}/api/v1/measures?groupBy=${groupBy}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        bytes = (await answer.arrayBuffer()).byteLength;
        milliseconds = performance.now() - began;
        if (!answer.ok) throw new Error(`a table by ${groupBy} was refused: ${answer.status}`);
      });
      const reading = heard.find(({ text }) => text.includes('AS "isWhole"'));
      if (reading === undefined) throw new Error('a table was read without its statement');
      const statement = { text: reading.text, values: reading.values ?? [] };
      if (round > 0) tables.push({ groupBy, milliseconds, bytes, statement });
    }
  }
  recorder.stop();
  return tables;
});
// All of it has to be through before the channel closes: it is not small.
process.send?.(read, () => process.disconnect?.());
