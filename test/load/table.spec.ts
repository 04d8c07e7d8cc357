import { growthTable, judgeGrowth } from './growth.js';
import { judge, type Line, table } from './table.js';

const line: Line = { operation: 'list', ours: 600, limit: 1_000, aim: { ratio: 0.5, perSecond: 500 }, latency: null };

describe('judge', () => {
  it.each([
    ['both aims are reached', {}, true],
    ['the ratio is missed', { limit: 1_201 }, false],
    ['the rate is missed', { ours: 499, limit: 500 }, false],
    ['there is no aim', { aim: {} }, null],
    ['it took no longer than it may', { aim: { seconds: 15 }, taken: { seconds: 15, cpuSeconds: 9 } }, true],
    ['it took longer', { aim: { seconds: 15 }, taken: { seconds: 15.1, cpuSeconds: 9 } }, false],
  ])('says of a line where %s: %#', (_, change, reached) => {
    expect(judge({ ...line, ...change }).reached).toBe(reached);
  });
});

describe('table', () => {
  it('sets its columns under each other', () => {
    const lines = [
      judge(line),
      judge({ ...line, operation: 'create', aim: {}, latency: { p50: 1.23, p99: 45.67 } }),
      judge({ ...line, operation: 'digests', aim: {}, worst: { ours: 98.76, limit: 54.32 } }),
      judge({ ...line, operation: 'import', aim: { seconds: 15 }, taken: { seconds: 12.34, cpuSeconds: 8.9 } }),
    ];
    expect(table(lines).split('\n')).toEqual([
      'operation  ours/s  limit/s  ratio               aim  p50 ms  p99 ms  worst ms (limit)  seconds  of them CPU',
      '---------  ------  -------  -----  ----------------  ------  ------  ----------------  -------  -----------',
      'list          600     1000   60 %  50 %, 500/s: yes                                                        ',
      'create        600     1000   60 %                       1.2    45.7                                        ',
      'digests       600     1000   60 %                                         98.8 (54.3)                      ',
      'import        600     1000   60 %         15 s: yes                                       12.3          8.9',
    ]);
  });
});

describe('growth', () => {
  it.each([
    ['stays below one and a half', 149, true],
    ['does not', 150, false],
  ])('is judged where it %s', (_, many, isBounded) => {
    expect(judgeGrowth({ operation: 'sweep', few: 100, many })).toMatchObject({ ratio: many / 100, isBounded });
  });

  it('is shown in a table of its own', () => {
    const growths = [
      judgeGrowth({ operation: 'sweep', few: 42.04, many: 44.1 }),
      judgeGrowth({ operation: 'deliver', few: 800, many: 1_600 }),
    ];
    expect(growthTable(growths, { few: 10_000, many: 1_000_000 }).split('\n')).toEqual([
      'operation  ms of 10,000  ms of 1,000,000  ratio             aim',
      '---------  ------------  ---------------  -----  --------------',
      'sweep              42.0             44.1   1.05  below 1.5: yes',
      'deliver           800.0           1600.0   2.00   below 1.5: no',
    ]);
  });
});
