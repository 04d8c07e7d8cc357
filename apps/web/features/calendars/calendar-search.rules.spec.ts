import { calendarSearch } from './calendar-search.rules.js';

describe('the year in the address of a calendar', () => {
  it.each([
    [{ year: 2026 }, { year: 2026 }],
    [{ year: '2026' }, { year: 2026 }],
    [{ year: '2026a' }, { year: undefined }],
    [{ year: 2026.5 }, { year: undefined }],
    [{ year: 1899 }, { year: undefined }],
    [{ year: 3000 }, { year: undefined }],
    [{ year: [2026] }, { year: undefined }],
    [{ year: null }, { year: undefined }],
    [{ month: 3 }, { year: undefined }],
  ])('%j is read as %j', (given, read) => expect(calendarSearch(given)).toStrictEqual(read));
});
