import type { Ladder } from '../../client/api.generated.js';
import { changeOf, draftFaults, draftOf, fingerprint, freeId, rulesOf } from './ladder-draft.rules.js';

const ladder: Ladder = {
  code: 'strict',
  name: { en: 'Strict', ru: 'Строгая', be: null },
  version: 3,
  rules: {
    rungs: [
      { key: 'after-1', when: { after: 1 }, audience: ['lead', 'controller'] },
      { key: 'before-5', when: { before: 5 }, audience: ['lead'] },
    ],
    pauseDays: 5,
    reviewDays: 30,
  },
};

describe('a ladder while it is changed', () => {
  it('changes nothing when nothing was changed, in whatever order the rungs came', () => {
    expect(changeOf(ladder, draftOf(ladder))).toEqual({});
    expect(draftFaults(draftOf(ladder))).toBeNull();
  });

  it('changes names alone, without the rules', () => {
    const draft = { ...draftOf(ladder), name: { en: 'Strict', ru: ' ', be: ' Строгая ' } };
    expect(changeOf(ladder, draft)).toEqual({ name: { ru: null, be: 'Строгая' } });
  });

  it('changes the rules as a whole, in the order of time, under keys that say the times', () => {
    const draft = draftOf(ladder);
    const added = { id: freeId(draft), key: '', when: { before: 10, days: 'calendar' as const }, audience: [] };
    const [early, late] = draft.rungs;
    const rungs = [{ ...late, key: '', when: { after: 2 } }, early, added];
    expect(changeOf(ladder, { ...draft, rungs, pauseDays: 0 })).toEqual({
      rules: {
        rungs: [
          { key: 'before-10-calendar', when: { before: 10, days: 'calendar' }, audience: [] },
          { key: 'before-5', when: { before: 5 }, audience: ['lead'] },
          { key: 'after-2', when: { after: 2 }, audience: ['lead', 'controller'] },
        ],
        ...{ pauseDays: 0, reviewDays: 30, nudgeDays: 3 },
      },
    });
  });

  it('is looked at and saved as the same rules', () => {
    const draft = draftOf(ladder);
    expect(fingerprint(rulesOf(draft))).toBe(fingerprint(ladder.rules));
    expect(fingerprint(rulesOf({ ...draft, reviewDays: 31 }))).not.toBe(fingerprint(ladder.rules));
    const order = draft.rungs.map((rung) => ({ ...rung, audience: rung.audience.toReversed() }));
    expect(fingerprint(rulesOf({ ...draft, rungs: order }))).not.toBe(fingerprint(ladder.rules));
  });

  it.each([
    ['name', { name: { en: ' ', ru: 'Строгая', be: '' } }],
    ['noRungs', { rungs: [] }],
    ['pauseDays', { pauseDays: -1 }],
    ['reviewDays', { reviewDays: 0 }],
    ['nudgeDays', { nudgeDays: 1.5 }],
  ])('cannot be saved with a wrong %s', (field, wrong) => {
    expect(draftFaults({ ...draftOf(ladder), ...wrong })).toMatchObject({ [field]: true });
  });

  it('gives each rung a number of its own', () => {
    const draft = draftOf(ladder);
    expect(draft.rungs.map(({ id }) => id)).toEqual([0, 1]);
    expect(freeId(draft)).toBe(2);
    expect(freeId({ rungs: [] })).toBe(0);
  });
});
