import { nameOf, NO_NAME, typedName } from './typed-name.rules.js';

describe('a name in three languages', () => {
  it.each([
    [
      { en: 'Ministry', ru: null, be: null },
      { en: 'Ministry', ru: '', be: '' },
    ],
    [
      { en: 'Ministry', ru: 'Министерство', be: 'Міністэрства' },
      { en: 'Ministry', ru: 'Министерство', be: 'Міністэрства' },
    ],
  ])('%j is typed as %j, and back', (name, typed) => {
    expect(typedName(name)).toEqual(typed);
    expect(nameOf(typed)).toEqual(name);
  });

  it('goes without spaces around it, and without what is left out', () => {
    expect(nameOf({ en: ' Ministry ', ru: '  ', be: '' })).toEqual({ en: 'Ministry', ru: null, be: null });
    expect(typedName({ en: '' })).toEqual(NO_NAME);
  });
});
