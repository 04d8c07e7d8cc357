import { isMoment } from './as-of.rules.js';

describe('a moment that a page can be shown as of', () => {
  test.each([
    ...['2026-02-28', '2024-02-29', '2026-11-28T09:30Z', '2026-11-28T09:30:15.123Z'],
    ...['2026-11-28T09:30:15.123456789Z', '2026-11-28T09:30:00+03:00', '2026-11-28T09:30-05:30'],
  ])('%s is one', (moment) => expect(isMoment(moment)).toBe(true));

  test.each([
    ...['2026-02-31', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31T09:30Z', '2026-04-30T29:30Z'],
    ...['', 'today', '2026-2-3', '2026-02-28T09:30', 20_260_228, null, undefined],
  ])('%j is none', (given) => expect(isMoment(given)).toBe(false));
});
