import { Conditions, containing } from './conditions.js';

describe('Conditions', () => {
  it('numbers its values and keeps them out of the text', () => {
    const conditions = new Conditions()
      .when("'; DROP TABLE bodies; --", 'name ILIKE $? OR code ILIKE $?')
      .when(undefined, 'country = $?')
      .when(false, 'vacant = $?')
      .when(null, 'parent IS NOT DISTINCT FROM $?');
    expect(conditions.sql).toBe(
      '(name ILIKE $1 OR code ILIKE $1) AND (vacant = $2) AND (parent IS NOT DISTINCT FROM $3)',
    );
    expect(conditions.values).toEqual(["'; DROP TABLE bodies; --", false, null]);
    expect(conditions.bind('more')).toBe('$4');
  });

  it('is true for everything when nothing was asked', () => {
    expect(new Conditions().when(undefined, 'a = $?').sql).toBe('true');
  });
});

describe('containing', () => {
  it.each([
    ['plain', '%plain%'],
    ['100%', '%100\\%%'],
    ['a_b', '%a\\_b%'],
    ['\\', '%\\\\%'],
  ])('turns %j into %j', (text, pattern) => expect(containing(text)).toBe(pattern));
});
