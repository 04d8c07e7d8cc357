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
    expect(found(new Faults().require(true, 'a', ['form', 'no']).line('Міністр', 'b').optionalLine('', 'c'))).toEqual(
      [],
    );
  });

  it('throws everything that is wrong at once', () => {
    const faults = new Faults().require(false, 'a', ['form', 'no']).line(' ', 'b').line('x'.repeat(11), 'c', 10);
    expect(found(faults)).toEqual(['a', 'b', 'c']);
  });

  it('says to programs which rule is broken, and its limit', () => {
    const faults = new Faults().line('', 'a').line('a\nb', 'b').noLonger('abc', 'c', 2);
    expect(() => faults.throwAny()).toThrow(
      expect.objectContaining({
        faults: [
          { path: 'a', rule: 'required', message: 'must not be empty' },
          { path: 'b', rule: 'one_line', message: 'must be one line of text without control characters' },
          { path: 'c', rule: 'too_long', limit: 2, message: 'must not be longer than 2 characters' },
        ],
      }) as Error,
    );
  });

  it.each(['a\nb', 'a\r\nBcc: b', 'a\0', 'a\u2028b', 'a\u202eb', 'a\u2066b', 'a\ud800', '\u007f'])(
    'takes no %j for a line of text',
    (text) => expect(found(new Faults().line(text, 'name'))).toEqual(['name']),
  );

  it.each(['\u200b', ' \u200b \u2060', '\u00ad'])('takes no %j for text that says something', (text) =>
    expect(found(new Faults().line(text, 'name'))).toEqual(['name']),
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
