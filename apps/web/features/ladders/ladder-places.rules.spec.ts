import fc from 'fast-check';
import { type DraftRung, rulesOf } from './ladder-draft.rules.js';
import { placeOf } from './ladder-places.rules.js';

const rung = (id: number, when: DraftRung['when']): DraftRung => ({ id, key: '', when, audience: ['lead'] });
/** In the form the later one stands first. */
const RUNGS = [rung(7, { after: 3 }), rung(4, { before: 5 })];

describe('a fault of a ladder', () => {
  it.each([
    ['name.en', 'name.en'],
    ['name.be', 'name.be'],
    ['reason', 'reason'],
    ['rules.pauseDays', 'pauseDays'],
    ['rules.nudgeDays', 'nudgeDays'],
    ['rules.rungs', 'rungs'],
    ['rules.rungs[0].when.before', 'rungs.4.days'],
    ['rules.rungs[1].when.after', 'rungs.7.days'],
    ['rules.rungs[1].when', 'rungs.7.when'],
    ['rules.rungs[1].when.days', 'rungs.7.when'],
    ['rules.rungs[0].key', 'rungs.4.when'],
    ['rules.rungs[0]', 'rungs.4.when'],
    ['rules.rungs[0].audience', 'rungs.4.audience'],
    ['rules.rungs[0].audience[1].superior', 'rungs.4.audience'],
    ['rules.rungs[2].key', null],
    ['code', null],
    ['name', null],
    ['rules', null],
    ['If-Match', null],
  ])('at %s stands at %s', (path, place) => expect(placeOf(path, RUNGS)).toBe(place));

  it('stands at the rung that was sent there, in whatever order the form has them', () => {
    const distances = fc.uniqueArray(fc.integer({ min: 1, max: 366 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(distances, fc.boolean(), (counts, isAfter) => {
        const rungs = counts.map((count, id) => rung(id, isAfter ? { after: count } : { before: count }));
        const rules = rulesOf({ rungs, pauseDays: 1, reviewDays: 1, nudgeDays: 1 });
        const places = rules.rungs.map((sent, at) => [sent.when, placeOf(`rules.rungs[${at}].audience`, rungs)]);
        expect(places).toEqual(
          rules.rungs.map(({ when }) => [when, `rungs.${rungs.findIndex((one) => one.when === when)}.audience`]),
        );
      }),
    );
  });
});
