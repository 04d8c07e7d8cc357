import { parseKey } from './checkpoint-note.rules.js';
import { compareCheckpoints } from './compare-checkpoints.rules.js';
import { checkpointsOver, eventsOf, PUBLIC_KEY } from './signed-history-ground.js';

const keys = [PUBLIC_KEY].flatMap((line) => parseKey(line) ?? []);
const events = eventsOf(['a', 'b', 'c', 'd']);

/** What is said of checkpoints over so many events, from the first on, at these times of one day. */
function told(sizes: readonly number[], times: readonly string[], numbers = sizes.map((_, at) => at + 1)) {
  const signed = checkpointsOver(events, sizes, (n) => `2024-02-01T${times[n]}:00.000Z`);
  const outside = signed.map(({ note }, at) => ({ source: `file ${at}`, number: numbers[at] ?? null, note }));
  const { findings } = compareCheckpoints({ outside, stored: [] }, { keys, isWhole: false, writtenNumber: 0 });
  return findings
    .map(({ kind, detail }) => `${kind}: ${detail}`)
    .filter((text) => !text.includes('not in the database'));
}

describe('the times of checkpoints', () => {
  it('may go back a little: clocks differ', () => {
    expect(told([1, 2, 3], ['09:00', '06:00', '09:00'])).toEqual([]);
  });

  it('are told where they go back by more, once for two checkpoints', () => {
    expect(told([1, 2, 4], ['09:00', '05:59', '10:00'])).toEqual([
      'checkpoint: A checkpoint: the one over 2 events of 2024-02-01T05:59:00.000Z comes after the one over 1 events of 2024-02-01T09:00:00.000Z, which is later.',
    ]);
    expect(told([2, 2], ['09:00', '05:59'])).toHaveLength(1);
  });
});
