import { setTimeout as pause } from 'node:timers/promises';
import { Collected } from './collected.js';

/** Long enough never to run out in a test that does not wait for it. */
const LONG = 60_000;

describe('what is collected', () => {
  let batches: number[][];
  let letGo: (() => void)[];
  let collected: Collected<number, string>;

  /** Each write waits until it is let go. */
  beforeEach(() => {
    batches = [];
    letGo = [];
    collected = new Collected((items) => {
      batches.push([...items]);
      return new Promise((resolve) => letGo.push(() => resolve(items.map(String))));
    });
  });
  const finish = async (batch: number) => {
    letGo[batch]?.();
    await pause(1);
  };

  it('is written at once, and what comes meanwhile in one batch after it', async () => {
    const [one, two, three] = [1, 2, 3].map((n) => collected.add(n));
    expect(batches).toEqual([[1]]);
    await finish(0);
    expect(batches).toEqual([[1], [2, 3]]);
    await finish(1);
    expect(await Promise.all([one, two, three])).toEqual(['1', '2', '3']);
  });

  it('waits for company when it has a moment', async () => {
    const patient = collected.add(1, LONG);
    await pause(5);
    expect(batches).toEqual([]);
    const urgent = collected.add(2);
    expect(batches).toEqual([[1, 2]]);
    await finish(0);
    expect(await Promise.all([patient, urgent])).toEqual(['1', '2']);
  });

  it('waits also behind a write that is under way, but no longer than it was willing to', async () => {
    jest.useFakeTimers();
    try {
      void collected.add(1);
      const patient = collected.add(2, 20);
      letGo[0]?.();
      await jest.advanceTimersByTimeAsync(19);
      expect(batches).toEqual([[1]]);
      await jest.advanceTimersByTimeAsync(1);
      expect(batches).toEqual([[1], [2]]);
      letGo[1]?.();
      expect(await patient).toBe('2');
    } finally {
      jest.useRealTimers();
    }
  });

  it('fails together, and goes on', async () => {
    let isBroken = true;
    const breaking = new Collected<number, number>(async (items) => {
      if (isBroken) throw new Error('no connection');
      return [...items];
    });
    await expect(breaking.add(1)).rejects.toThrow('no connection');
    isBroken = false;
    expect(await breaking.add(2)).toBe(2);
  });

  it('goes on without the one item that an error comes from', async () => {
    const tried: number[][] = [];
    const odd = new Collected<number, number>(
      async (items) => {
        tried.push([...items]);
        if (items.includes(2)) throw new Error('2 is not odd');
        return [...items];
      },
      (error) => String(error).includes('not odd'),
    );
    const outcomes = await Promise.allSettled([odd.add(1), odd.add(2, LONG), odd.add(3, LONG), odd.add(5)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(tried).toEqual([[1], [2, 3, 5], [2], [3], [5]]);
  });
});
