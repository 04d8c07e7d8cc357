import type { HistoryHealth, MailHealth } from '../../client/api.generated.js';
import { levelOf, needsOf, PARTS, type Read } from './needs.rules.js';

const WELL: MailHealth = {
  ...{ isHeld: false, isAutomatic: false, isDryRun: false, reason: '', since: null, by: null, sweptAt: null },
  ...{ ready: 0, queued: 0, sending: 0, failed: 0, inDoubt: 0, refusedAddresses: 0 },
  ...{ oldestUnsent: null, lastSentAt: null, planCheck: null, alarms: [] },
};
const mail = (changes: Partial<MailHealth>): MailHealth => ({ ...WELL, ...changes });
const alarms = (...codes: MailHealth['alarms'][number]['code'][]) => ({
  alarms: codes.map((code) => ({ code, message: '' })),
});
const history = (...codes: HistoryHealth['alarms'][number]['code'][]): HistoryHealth => ({
  ...{ covered: 0, pending: 0, checkpointedAt: null, checkpointNumber: 0, writtenNumber: 0, verification: null },
  alarms: codes.map((code) => ({ code, message: `it is ${code}` })),
});
const codes = (read: Partial<Read>) => needsOf({ isAnswering: true, ...read }).map(({ code }) => code);

describe('what needs somebody', () => {
  it.each([
    ['all is well', WELL, history(), []],
    ['what may have come twice needs nobody', mail({ inDoubt: 3 }), history(), []],
    ['held by hand is no alarm', mail({ isHeld: true }), history(), ['held-by-hand']],
    ['held as a copy is told once', mail({ isHeld: true, isAutomatic: true, ...alarms('held') }), history(), ['held']],
    ['a dry run', mail({ isDryRun: true }), history(), ['dry-run']],
    ['failed and refused', mail({ failed: 1, refusedAddresses: 1 }), history(), ['failed', 'refused']],
    [
      'the most pressing first',
      mail({ failed: 2, ...alarms('unreachable', 'late') }),
      history('verifications-stopped', 'altered'),
      ['late', 'altered', 'unreachable', 'verifications-stopped', 'failed'],
    ],
    ['nothing read yet', undefined, undefined, []],
  ] as [string, MailHealth | undefined, HistoryHealth | undefined, string[]][])(
    '%s',
    (...[, mailNow, historyNow, expected]) => expect(codes({ mail: mailNow, history: historyNow })).toEqual(expected),
  );

  it('is first of all that nothing answers', () => {
    expect(codes({ mail: WELL, history: history('altered'), isAnswering: false })).toEqual(['no-answer', 'altered']);
  });

  it("keeps the register's own words", () => {
    expect(needsOf({ history: history('altered'), isAnswering: true })).toMatchObject([
      { said: 'it is altered', level: 'act', part: 'history' },
    ]);
  });
});

describe('a part', () => {
  it('is as well as its worst need', () => {
    const needs = needsOf({ mail: mail({ failed: 1, ...alarms('late', 'plan-wrong') }), isAnswering: true });
    expect(PARTS.map((part) => levelOf(part, needs))).toEqual(['well', 'act', 'look', 'well']);
  });

  it('is not known to be well while the register does not answer', () => {
    const needs = needsOf({ mail: mail({ failed: 1 }), isAnswering: false });
    expect(PARTS.map((part) => levelOf(part, needs))).toEqual(['act', 'look', 'unknown', 'unknown']);
  });
});
