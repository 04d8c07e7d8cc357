import fc from 'fast-check';
import { parseKey } from './checkpoint-note.rules.js';
import { compareCheckpoints, type OutsideNote } from './compare-checkpoints.rules.js';
import { checkpointsOver, eventsOf, PUBLIC_KEY } from './signed-history-ground.js';

const keys = [PUBLIC_KEY].flatMap((line) => parseKey(line) ?? []);
const events = eventsOf(['a', 'b', 'c', 'd']);

const filesOf = (sizes: readonly number[], times: readonly string[]): OutsideNote[] =>
  checkpointsOver(events, sizes, (n) => `2024-02-01T${times[n]}:00.000Z`).map(({ note }, at) => ({
    ...{ source: `file ${at}`, number: at + 1, note },
  }));

/** What is said of checkpoints over so many events, from the first on, at these times of one day. */
const told = (sizes: readonly number[], times: readonly string[]) => toldOf(filesOf(sizes, times));

function toldOf(outside: readonly OutsideNote[]) {
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

  it('are those of who made them one after the other, in whatever order their files are given', () => {
    const honest = filesOf([1, 2, 2, 3, 4], ['03:00', '07:00', '11:00', '15:00', '19:00']);
    const back = filesOf([1, 2, 2, 3, 4], ['03:00', '07:00', '11:00', '00:00', '19:00']);
    const asMails = (files: readonly OutsideNote[]) => files.map((file) => ({ ...file, number: null }));
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    fc.assert(
      fc.property(
        orders,
        fc.constantFrom(asMails, (files: readonly OutsideNote[]) => files),
        (order, as) => {
          const given = (files: readonly OutsideNote[]) => toldOf(order.flatMap((at) => as(files)[at] ?? []));
          expect(given(honest)).toEqual([]);
          expect(given(back)).toEqual(toldOf(as(back)));
          expect(given(back)).toHaveLength(1);
        },
      ),
    );
  });

  it('go back by the numbers of the files, where sizes alone do not show it', () => {
    expect(told([2, 2, 2], ['09:00', '05:00', '10:00'])).toHaveLength(1);
    expect(toldOf(filesOf([2, 2], ['09:00', '05:00']).map((file) => ({ ...file, number: null })))).toEqual([]);
  });
});
