import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leafGaps } from './leaf-gaps.rules.js';
import { readLeafFiles } from './leaf-files.js';
import { leafLine } from './leaf-line.rules.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pacta-leaves-'));
});
afterEach(() => rm(folder, { recursive: true }));

const nameOf = (n: number) => ({ ...{ subject: 'body', subjectId: `é${n}`, sequence: 1, type: 'x' }, occurredAt: '' });
const put = (from: number, count: number, text?: string) => {
  const lines = Array.from({ length: count }, (_, at) => leafLine(`${from + at}`.padStart(64, '0'), nameOf(from + at)));
  return writeFile(join(folder, `leaves-${String(from).padStart(12, '0')}.txt`), text ?? lines.join(''));
};
const gaps = async (covered: number, isWhole = false) =>
  leafGaps(await readLeafFiles(folder), { covered, isWhole }).map(({ detail }) => detail);

describe('leaf files', () => {
  it('that are not there at all are missing in a folder that holds everything, and in no other', async () => {
    expect(await gaps(9)).toEqual([]);
    expect(await gaps(0, true)).toEqual([]);
    expect(await gaps(9, true)).toEqual([
      expect.stringMatching(/leaves-000000000000.txt is missing: of places 0 to 8,/),
    ]);
  });

  it('that reach the last checkpoint, or further, are whole', async () => {
    await put(0, 3);
    await put(3, 2);
    expect([await gaps(5), await gaps(4)]).toEqual([[], []]);
    const leaves = await readLeafFiles(folder);
    expect([0, 2, 3, 4, 5].map((at) => leaves.nameAt(at)?.subjectId)).toEqual(['é0', 'é2', 'é3', 'é4', undefined]);
    expect(Buffer.from(leaves.hashAt(4)).toString('hex')).toBe('4'.padStart(64, '0'));
  });

  it('that are missing at the end are told where the folder holds everything: a copy may be behind', async () => {
    await put(0, 5);
    expect(await gaps(9)).toEqual([]);
    expect(await gaps(9, true)).toEqual([
      expect.stringMatching(/leaves-000000000005.txt is missing: of places 5 to 8,/),
    ]);
  });

  it('that are missing at the beginning or in between are told with their places', async () => {
    await put(3, 2);
    expect(await gaps(9)).toEqual([expect.stringMatching(/leaves-000000000000.txt is missing: of places 0 to 2,/)]);
    await put(0, 2);
    expect(await gaps(9)).toEqual([expect.stringMatching(/leaves-000000000002.txt is missing: of place 2,/)]);
    await put(2, 1);
    expect(await gaps(9)).toEqual([]);
  });

  it('that cannot be understood are told; others between them are passed over', async () => {
    await put(0, 3);
    await put(2, 4);
    await put(3, 2);
    expect(await gaps(5)).toEqual([]);
    await put(3, 0, 'nonsense\n');
    expect(await gaps(5)).toEqual([
      expect.stringMatching(/leaves-000000000003.txt cannot be understood: of places 3 to 4,/),
    ]);
  });
});
