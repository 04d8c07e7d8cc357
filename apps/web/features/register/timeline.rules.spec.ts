import fc from 'fast-check';
import { axisOf, placeOf } from './timeline.rules.js';

const TODAY = '2026-11-28';
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the axis of a timeline', () => {
  it('holds every deadline and today, and never names more months than fit', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 20 }), (days) => {
        const axis = axisOf(days, TODAY);
        for (const one of [...days, TODAY]) expect(axis.from <= one && one < axis.to).toBe(true);
        expect(axis.marks.length).toBeLessThanOrEqual(12);
        for (const mark of axis.marks) expect(mark >= axis.from && mark < axis.to).toBe(true);
      }),
    );
  });

  it('puts a later day further to the right', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const axis = axisOf([one, other], TODAY);
        expect(Math.sign(placeOf(one, axis) - placeOf(other, axis))).toBe(Math.sign(one.localeCompare(other)));
      }),
    );
  });

  it.each([
    [
      ['2026-11-01', '2027-02-03'],
      ['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'],
    ],
    [
      ['2026-11-01', '2028-10-31'],
      ['2026-11-01', '2027-01-01'],
    ],
  ])('of %j begins with %j', (days, marks) => {
    expect(axisOf(days, TODAY).marks.slice(0, marks.length)).toEqual(marks);
  });

  it('ends a day where the next begins', () => {
    const axis = axisOf(['2026-11-01', '2026-11-30'], TODAY);
    expect(placeOf('2026-11-30', axis)).toBe(100);
    expect(placeOf('2026-11-15', axis)).toBe(50);
  });
});
