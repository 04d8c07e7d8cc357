import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { completedPartFaults, editedParts, reopenedPartFaults } from './part.rules.js';

const MOMENTS = ['2024-01-01T09:00:00Z', '2024-01-02T09:00:00Z'].map((text) => Temporal.Instant.from(text));
const [MONDAY, TUESDAY] = MOMENTS;

type Done = Temporal.Instant | null;
const numbered = (parts: readonly (readonly [text: string, completedAt: Done])[]) =>
  parts.map(([text, completedAt], index) => ({ number: index + 1, text, completedAt }));

describe('parts as an edit words them', () => {
  it.each([
    ['one is put before them', ['New', 'A', 'B'], [null, MONDAY, TUESDAY]],
    ['one is put between them', ['A', 'New', 'B'], [MONDAY, null, TUESDAY]],
    ['one is put after them', ['A', 'B', 'New'], [MONDAY, TUESDAY, null]],
    ['they change places', ['B', 'A'], [TUESDAY, MONDAY]],
    ['the first is left out', ['B'], [TUESDAY]],
    ['one is worded otherwise', ['A, soon', 'B'], [null, TUESDAY]],
    ['one is there twice', ['A', 'A', 'B'], [MONDAY, null, TUESDAY]],
    ['all are left out', [], []],
  ])('%s', (_, texts, completed) => {
    const held = numbered([
      ['A', MONDAY],
      ['B', TUESDAY],
    ]);
    expect(editedParts(held, texts)).toEqual(numbered(texts.map((text, index) => [text, completed[index]])));
  });

  it.each([
    ['stay in their order', ['A', 'A'], [MONDAY, null]],
    ['of which one is left out: the last goes', ['A'], [MONDAY]],
    ['with another before them', ['New', 'A', 'A'], [null, MONDAY, null]],
  ])('of the same words %s', (_, texts, completed) => {
    const held = numbered([
      ['A', MONDAY],
      ['A', null],
    ]);
    expect(editedParts(held, texts)).toEqual(numbered(texts.map((text, index) => [text, completed[index]])));
  });

  const parts = fc
    .array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'constructor', ''), fc.constantFrom(null, ...MOMENTS)), {
      maxLength: 6,
    })
    .map(numbered);
  const words = fc.array(fc.constantFrom('A', 'B', 'C', 'D', 'constructor', ''), { maxLength: 8 });
  const completions = (all: ReturnType<typeof numbered>, text: string) =>
    all.filter((part) => part.text === text).map(({ completedAt }) => completedAt);

  it('are as they were when nothing is worded anew', () => {
    fc.assert(
      fc.property(parts, (held) => {
        expect(
          editedParts(
            held,
            held.map(({ text }) => text),
          ),
        ).toEqual(held);
      }),
    );
  });

  it('have of every wording the completions that were held, as many as there is room for, and no others', () => {
    fc.assert(
      fc.property(parts, words, (held, texts) => {
        const edited = editedParts(held, texts);
        expect(edited.map(({ number, text }) => [number, text])).toEqual(texts.map((text, at) => [at + 1, text]));
        for (const text of texts) {
          const [before, after] = [completions(held, text), completions(edited, text)];
          const kept = before.slice(0, after.length);
          expect(after).toEqual([...kept, ...Array.from({ length: after.length - kept.length }, () => null)]);
        }
      }),
    );
  });
});

describe('the numbers of parts', () => {
  const held = numbered([
    ['A', MONDAY],
    ['B', null],
  ]);

  it.each([
    [[], []],
    [[1, 2], []],
    [
      [2, 3, 0],
      ['completedParts[1]', 'completedParts[2]'],
    ],
  ])('%j that a report completes', (numbers, paths) => {
    expect(completedPartFaults(held, numbers).map(({ path }) => path)).toEqual(paths);
  });

  it.each([
    [[], []],
    [[1, 1], []],
    [[2], ['reopenedParts[0]: part 2 is not complete']],
    [[1, 3], ['reopenedParts[1]: there is no part 3']],
  ])('%j that a return opens again', (numbers, faults) => {
    const found = reopenedPartFaults(held, numbers);
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual(faults);
  });
});
