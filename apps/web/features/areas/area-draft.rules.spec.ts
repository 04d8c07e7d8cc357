import { codeOfArea, draftOfArea, faultsOfArea, NEW_AREA, writtenArea } from './area-draft.rules.js';

const name = { en: 'Transport', ru: 'Транспорт', be: '' };

describe('an area as it is typed', () => {
  it('has a code from its name until one is typed', () => {
    expect(codeOfArea({ ...NEW_AREA, name })).toBe('transport');
    expect(codeOfArea({ name, code: 'roads' })).toBe('roads');
  });

  it('is written without blanks, and without the names that are left out', () => {
    expect(writtenArea({ name: { ...name, en: ' Transport ' }, code: ' roads ' })).toEqual({
      code: 'roads',
      name: { en: 'Transport', ru: 'Транспорт', be: null },
    });
  });

  it('is begun from what it is now', () => {
    const area = { code: 'roads', name: { en: 'Roads', ru: null, be: 'Дарогі' }, version: 3 };
    expect(writtenArea(draftOfArea(area))).toEqual({ code: 'roads', name: area.name });
  });

  it.each([
    ['nothing', NEW_AREA, { name: true, code: true }],
    ['a name without Latin letters or digits', { name: { ...name, en: '–' }, code: null }, { name: false, code: true }],
    ['a code with capitals', { name, code: 'Roads' }, { name: false, code: true }],
    ['both', { name, code: 'roads' }, { name: false, code: false }],
  ])('tells what is wrong with %s', (_, draft, faults) => {
    expect(faultsOfArea(draft)).toEqual(faults);
  });
});
