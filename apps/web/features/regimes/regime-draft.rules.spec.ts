import type { Regime } from '../../client/api.generated.js';
import { draftOfRegime, faultsOfRegime, type RegimeDraft, rulesWith } from './regime-draft.rules.js';

const { code, name, version, ...rules } = {
  ...{ code: 'cis', name: 'Office practice', version: 2, days: 'calendar', roll: 'preceding' },
  ...{ urgencies: { urgently: 3, promptly: 10 }, defaultMonths: 1, recurringDay: 10, standing: { month: 1, day: 20 } },
} satisfies Regime;
const regime = { code, name, version, ...rules };

describe('the rules of a regime as they are typed', () => {
  it('are what they were as long as nothing is typed', () => {
    expect(rulesWith(regime, draftOfRegime(regime))).toEqual(rules);
    expect(faultsOfRegime(draftOfRegime(regime))).toMatchObject({ very_urgently: false, promptly: false });
  });

  it('take the fields that were typed, and leave those that others have changed', () => {
    const meanwhile = { ...regime, defaultMonths: 2, version: 3 };
    expect(rulesWith(meanwhile, { recurringDay: '15' })).toEqual({ ...rules, defaultMonths: 2, recurringDay: 15 });
  });

  it('lose an urgency that is emptied and learn one that is typed', () => {
    expect(rulesWith(regime, { urgently: ' ', very_urgently: '1' }).urgencies).toEqual({
      very_urgently: 1,
      promptly: 10,
    });
  });

  it.each<[Partial<RegimeDraft>, string[]]>([
    [{}, []],
    [{ promptly: '' }, []],
    [{ promptly: '0' }, ['promptly']],
    [{ promptly: '366' }, ['promptly']],
    [{ very_urgently: '1.5', urgently: 'soon' }, ['very_urgently', 'urgently']],
    [{ defaultMonths: '', recurringDay: '29' }, ['defaultMonths', 'recurringDay']],
    [{ standingMonth: '2', standingDay: '29' }, ['standingDay']],
    [{ standingMonth: '12', standingDay: '31' }, []],
  ])('with %j have faults in %j', (typed, faulty) => {
    const faults = faultsOfRegime({ ...draftOfRegime(regime), ...typed });
    expect(Object.entries(faults).flatMap(([field, isFaulty]) => (isFaulty ? [field] : []))).toEqual(faulty);
  });
});
