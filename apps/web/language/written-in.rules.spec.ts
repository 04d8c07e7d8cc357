import type { Language } from './languages.js';
import { writtenIn } from './written-in.rules.js';

describe('the language of a text that somebody wrote', () => {
  it.each<[string, Language, Language | undefined]>([
    ['Подписать соглашение о поставке автобусов', 'en', 'ru'],
    ['Подписать соглашение о поставке автобусов', 'be', 'ru'],
    ['Подписать соглашение о поставке автобусов', 'ru', undefined],
    ['Падпісаць пагадненне аб пастаўцы аўтобусаў', 'en', 'be'],
    ['Падпісаць пагадненне аб пастаўцы аўтобусаў', 'ru', 'be'],
    ['Падпісаць пагадненне аб пастаўцы аўтобусаў', 'be', undefined],
    ['ЩИТ', 'en', 'ru'],
    ['Sign the agreement on buses', 'en', undefined],
    ['Sign the agreement on buses', 'ru', 'en'],
    ['Sign the agreement on buses', 'be', 'en'],
    ['Поставить автобусы MAZ-303', 'en', 'ru'],
  ])('of “%s” for a reader of %s is %s', (text, language, expected) =>
    expect(writtenIn(text, language)).toBe(expected),
  );

  it.each(['Парад', '2026-12-04', '', '№ 7'])('is not told by “%s”', (text) =>
    expect(writtenIn(text, 'en')).toBeUndefined(),
  );
});
