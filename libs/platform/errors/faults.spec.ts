import { expectVersion } from './expect-version.js';
import { Faults } from './faults.js';

describe('Faults', () => {
  const found = (faults: Faults): string[] => {
    try {
      faults.throwAny();
      return [];
    } catch (error) {
      return (error as { faults: { path: string }[] }).faults.map(({ path }) => path);
    }
  };

  it('throws nothing when nothing is wrong', () => {
    expect(found(new Faults().require(true, 'a', 'no').line('Міністр', 'b').optionalLine('', 'c'))).toEqual([]);
  });

  it('throws everything that is wrong at once', () => {
    const faults = new Faults().require(false, 'a', 'no').line(' ', 'b').line('x'.repeat(11), 'c', 10);
    expect(found(faults)).toEqual(['a', 'b', 'c']);
  });

  it.each(['a\nb', 'a\r\nBcc: b', 'a\0', 'a\u2028b', 'a\u202eb', 'a\u2066b', 'a\ud800', '\u007f'])(
    'takes no %j for a line of text',
    (text) => expect(found(new Faults().line(text, 'name'))).toEqual(['name']),
  );

  it.each(["O'Neill", 'Ўладзімір', '𝔸 👩‍🚀', 'a\u00a0b', 'cafe\u0301'])('takes %j for a line of text', (text) =>
    expect(found(new Faults().line(text, 'name'))).toEqual([]),
  );
});

describe('expectVersion', () => {
  it('lets the version pass that was read, and no other', () => {
    expect(() => expectVersion({ version: 3 }, 3)).not.toThrow();
    for (const version of [2, 4]) {
      expect(() => expectVersion({ version: 3 }, version)).toThrow(`it is version 3 now, you gave ${version}`);
    }
  });
});
