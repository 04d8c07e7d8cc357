import { mailAlarms, type MailFigures } from './mail-status.rules.js';

const WELL: MailFigures = {
  isHeld: false,
  isAutomatic: false,
  isDryRun: false,
  oldestUnsent: 5,
  lastSweep: 3,
  unreachable: 0,
  lastPlanCheck: 3_600,
  planDifferences: 0,
};
const codes = (changes: Partial<MailFigures>) => mailAlarms({ ...WELL, ...changes }, 15).map(({ code }) => code);

it.each<[string, Partial<MailFigures>, string[]]>([
  ['all is well', {}, []],
  ['nothing is due', { oldestUnsent: null }, []],
  ['a fresh register', { oldestUnsent: null, lastSweep: null }, []],
  ['exactly as late as it may be', { oldestUnsent: 900 }, []],
  ['a second later', { oldestUnsent: 901 }, ['late']],
  ['late, and nobody has ever looked', { oldestUnsent: 901, lastSweep: null }, ['late']],
  ['nobody to tell', { unreachable: 2 }, ['unreachable']],
  ['swept five minutes ago', { lastSweep: 300 }, []],
  ['not swept for longer', { lastSweep: 301 }, ['sweeps-stopped']],
  ['both', { oldestUnsent: 5_000, lastSweep: 5_000 }, ['late', 'sweeps-stopped']],
  ['held by an operator', { isHeld: true, oldestUnsent: 90_000 }, []],
  ['held by itself', { isHeld: true, isAutomatic: true, oldestUnsent: 90_000 }, ['held']],
  ['a plan that was wrong', { planDifferences: 1 }, ['plan-wrong']],
  ['a plan that was wrong, while mail is on hold', { isHeld: true, planDifferences: 1 }, ['plan-wrong']],
  ['never checked, nor begun', { lastPlanCheck: null }, []],
  ['checked 26 hours ago', { lastPlanCheck: 93_600 }, []],
  ['not checked for longer', { lastPlanCheck: 93_601 }, ['checks-stopped']],
  ['wrong, and not checked since', { planDifferences: 2, lastPlanCheck: 93_601 }, ['plan-wrong', 'checks-stopped']],
  ['a dry run', { isDryRun: true, oldestUnsent: 90_000 }, []],
])('%s', (_, changes, alarms) => expect(codes(changes)).toEqual(alarms));
