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
    ['Щит MAZ', 'en', 'ru'],
    ['Согласовать перечень поставщиков с ОАО «Мінсктранс»', 'en', 'ru'],
    ['Согласовать перечень поставщиков с ОАО «Мінсктранс»', 'ru', undefined],
    ['Узгадніць пералік пастаўшчыкоў з прадпрыемствам «Щит и меч»', 'en', 'be'],
    ['Agree on the timetable with Мінсктранс', 'en', undefined],
    ['Agree on the timetable with Мінсктранс', 'ru', 'en'],
    ['График с «Мінсктранс»', 'en', 'ru'],
    ['График с «Мінсктранс»', 'ru', undefined],
    ['График с «Мінсктранс»', 'be', undefined],
  ])('of “%s” for a reader of %s is %s', (text, language, expected) =>
    expect(writtenIn(text, language)).toBe(expected),
  );

  it.each(['Парад', '2026-12-04', '', '№ 7'])('is not told by “%s”', (text) =>
    expect(writtenIn(text, 'en')).toBeUndefined(),
  );
});
