import { dateAndTime, dayOfYear, inZone, longDate, monthAlone, monthName, shortDate, weekdayNames } from './dates.js';

describe('dates on the screen', () => {
  it.each([
    ['en', '20 Nov 2026', '20 November 2026', 'November 2026', 'Mo', 'November', '20 November'],
    ['ru', '20 нояб. 2026', '20 ноября 2026', 'ноябрь 2026', 'пн', 'ноябрь', '20 ноября'],
    ['be', '20 ліст. 2026', '20 лістапада 2026', 'лістапад 2026', 'пн', 'лістапад', '20 лістапада'],
  ] as const)('are written in the words of %s', (language, ...words) => {
    const written = [
      shortDate('2026-11-20', language),
      longDate('2026-11-20', language),
      monthName('2026-11', language),
      weekdayNames(language)[0],
      monthAlone(11, language),
      dayOfYear({ month: 11, day: 20 }, language),
    ];
    expect(written).toEqual(words);
  });

  it('are those of the reader, who may live in another day', () => {
    expect(inZone('2026-11-20T22:30:00Z', 'Europe/Minsk')).toEqual(['2026-11-21', '01:30']);
    expect(inZone('2026-11-20T22:30:00Z', 'America/New_York')).toEqual(['2026-11-20', '17:30']);
    expect(inZone('2026-11-20T21:00:00Z', 'Europe/Minsk')).toEqual(['2026-11-21', '00:00']);
    expect(dateAndTime('2026-11-20T06:05:00Z', { language: 'be', timeZone: 'Europe/Minsk' })).toBe(
      '20 ліст. 2026, 09:05',
    );
  });
});
