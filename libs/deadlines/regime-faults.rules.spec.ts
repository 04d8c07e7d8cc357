import { regimeFaults } from './regime-faults.rules.js';
import { REGIMES, type RegimeRules } from './regime.rules.js';

const { code: _, ...cis } = REGIMES.cis;

describe('regimeFaults', () => {
  it('finds nothing wrong with what ships', () => {
    expect(Object.values(REGIMES).flatMap(regimeFaults)).toEqual([]);
    expect(regimeFaults({ ...cis, standing: { month: 12, day: 31 }, urgencies: {}, recurringDay: 28 })).toEqual([]);
  });

  it.each<[string, Partial<RegimeRules>]>([
    ['rules.urgencies.promptly', { urgencies: { promptly: 0 } }],
    ['rules.urgencies.urgently', { urgencies: { urgently: 1.5 } }],
    ['rules.defaultMonths', { defaultMonths: 0 }],
    ['rules.recurringDay', { recurringDay: 29 }],
    ['rules.standing', { standing: { month: 2, day: 29 } }],
    ['rules.standing', { standing: { month: 13, day: 1 } }],
  ])('names %s', (path, change) => {
    expect(regimeFaults({ ...cis, ...change }).map((fault) => fault.path)).toEqual([path]);
  });

  it('names a word that is not a choice', () => {
    const typed: unknown = { ...cis, days: 'business', roll: 'next', urgencies: { soon: 3 } };
    const faults = regimeFaults(typed as RegimeRules).map((fault) => fault.path);
    expect(faults).toEqual(['rules.days', 'rules.roll', 'rules.urgencies.soon']);
  });
});
