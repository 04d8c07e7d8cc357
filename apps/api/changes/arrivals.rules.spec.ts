import fc from 'fast-check';
import { Arrivals } from './arrivals.rules.js';

const at = (...places: number[]) => places.map((place) => ({ place, commitmentId: `c${place % 10}` }));

describe('what arrives', () => {
  it('is told once, each commitment once, and nothing of what was there before', () => {
    const arrivals = new Arrivals(at(4, 5), 0, 60);
    expect(arrivals.after).toBe(3);
    expect(arrivals.take(at(4, 5, 6, 7, 16), 1)).toEqual(['c6', 'c7']);
    expect(arrivals.take(at(4, 5, 6, 7, 16, 17), 2)).toEqual(['c7']);
  });

  it('is told also when it comes after what has a higher place', () => {
    const arrivals = new Arrivals([], 0, 60);
    expect(arrivals.take(at(3), 1)).toEqual(['c3']);
    expect(arrivals.take(at(2, 3), 59)).toEqual(['c2']);
    expect(arrivals.take(at(2, 3), 60)).toEqual([]);
  });

  it('is looked for behind what has been known for long enough', () => {
    const arrivals = new Arrivals([], 0, 60);
    arrivals.take(at(1, 2), 1);
    arrivals.take(at(1, 2, 3), 50);
    expect(arrivals.after).toBe(0);
    arrivals.take(at(1, 2, 3), 61);
    expect(arrivals.after).toBe(2);
    expect(arrivals.take(at(3, 4), 62)).toEqual(['c4']);
  });

  it('are all told once, however few of them are read at a time, while none is slower than it may be', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 80 });
    fc.assert(
      fc.property(delays, fc.integer({ min: 1, max: 5 }), (delay, most) => {
        const arrivals = new Arrivals([], 0, 60);
        const told: string[] = [];
        for (let now = 1; now < 300; now += 1) {
          const found = delay
            .map((wait, at) => ({ place: at + 1, commitmentId: `${at}`, comesAt: 1 + at + wait }))
            .filter(
              ({ place, comesAt }) => comesAt <= now && place > arrivals.after && !arrivals.known.includes(place),
            );
          told.push(...arrivals.take(found.slice(0, most), now));
        }
        expect(told.sort()).toEqual(delay.map((_, at) => `${at}`).sort());
      }),
    );
  });
});
