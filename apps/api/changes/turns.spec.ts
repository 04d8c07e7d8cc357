import { Turns } from './turns.js';

/** Work that goes on until it is ended by name, and what of it has begun, in its order. */
function held(most: number) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const turns = new Turns(most, (key) => {
    begun.push(key);
    return new Promise<void>((resolve) => ends.set(key, resolve));
  });
  const end = async (key: string) => {
    ends.get(key)?.();
    await new Promise(setImmediate);
  };
  return { turns, begun, end };
}

describe('turns', () => {
  it('are taken by a few at once, and by the next as soon as one has ended', async () => {
    const { turns, begun, end } = held(2);
    turns.ask(['a', 'b', 'c', 'd']);
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('a');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are given to nobody who has one or waits for one', async () => {
    const { turns, begun, end } = held(1);
    turns.ask(['a', 'b']);
    turns.ask(['a', 'b']);
    for (const key of ['a', 'b']) await end(key);
    expect(begun).toEqual(['a', 'b']);
    turns.ask(['a']);
    expect(begun).toEqual(['a', 'b', 'a']);
  });

  it('come in the order in which they were asked for, whoever asks again first', async () => {
    const { turns, begun, end } = held(1);
    turns.ask(['a', 'b', 'c']);
    await end('a');
    turns.ask(['a', 'b', 'c']);
    for (const key of ['b', 'c']) await end(key);
    expect(begun).toEqual(['a', 'b', 'c', 'a']);
  });

  it('are lost by those who still wait when they are given up', async () => {
    const { turns, begun, end } = held(1);
    turns.ask(['a', 'b']);
    turns.giveUp();
    await end('a');
    expect(begun).toEqual(['a']);
  });

  it('are over when the last has ended', async () => {
    const { turns, end } = held(2);
    let isOver = false;
    turns.ask(['a', 'b', 'c']);
    const over = turns.over().then(() => (isOver = true));
    for (const key of ['a', 'b']) await end(key);
    expect(isOver).toBe(false);
    await end('c');
    await over;
  });
});
