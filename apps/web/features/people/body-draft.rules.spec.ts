import type { Body } from '../../client/api.generated.js';
import { codeIn, draftOf, faultsOf, newDraft, written } from './body-draft.rules.js';

const above = { id: '1', country: 'BY', timeZone: 'Europe/Minsk' };
const body: Body = {
  ...{ id: '2', code: 'by-ministry', kind: 'ministry', country: 'BY', timeZone: 'Europe/Minsk', parentId: '1' },
  ...{ name: { en: 'Ministry', ru: null, be: null }, aliases: ['Min'], version: 3 },
};

describe('a body as it is typed', () => {
  it('begins where the one above it is, or where the reader is', () => {
    expect(newDraft(above, 'UTC')).toMatchObject({ country: 'BY', timeZone: 'Europe/Minsk', parentId: '1' });
    expect(newDraft(null, 'UTC')).toMatchObject({ country: '', timeZone: 'UTC', parentId: null, kind: 'state' });
  });

  it('is what it was, where nothing is typed', () => {
    const { id: _, version: __, ...rest } = body;
    expect(written(draftOf(body))).toEqual(rest);
  });

  it.each([
    ['Ministry of Industry', null, 'by-ministry-of-industry'],
    ['Ministry of Industry', 'own', 'own'],
    ['', null, ''],
  ])('named %j with the code %j has the code %s', (en, code, expected) => {
    expect(codeIn({ ...newDraft(above, 'UTC'), name: { en, ru: '', be: '' }, code })).toBe(expected);
  });

  it('says what is missing', () => {
    expect(faultsOf(newDraft(null, 'UTC'))).toEqual({ name: true, country: true, code: true });
    expect(faultsOf(draftOf(body))).toEqual({ name: false, country: false, code: false });
    expect(faultsOf({ ...draftOf(body), code: 'By Ministry' })).toMatchObject({ code: true });
  });

  it('leaves out other names that are empty', () => {
    expect(written({ ...draftOf(body), aliases: ' Min \n\n of I ' }).aliases).toEqual(['Min', 'of I']);
  });
});
