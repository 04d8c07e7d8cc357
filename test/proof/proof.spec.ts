import { createTestDatabase } from '#testing';
import { proveDates } from './dates.js';
import { proveRecipients } from './recipients.js';
import { ZONES } from './zones.js';

/** Until the end of 2025: which laws are still to come depends on the copy of the time zone data. */
const TEN_YEARS = 3_650;

// A small part of `npm run prove`, with other samples every day.
const seed = Math.floor(Date.now() / 86_400_000);

describe(`with seed ${seed}`, () => {
  it('days and hours of mails are those that PostgreSQL works out', async () => {
    const database = await createTestDatabase();
    try {
      const { compared, wrong } = await proveDates(database.url, { perZone: 100, seed, days: TEN_YEARS });
      expect(wrong).toEqual([]);
      expect(compared).toBe(100 * ZONES.length);
    } finally {
      await database.drop();
    }
  });

  it('a mail reaches the one it is for and nobody else, whatever is in name and address', async () => {
    const { compared, wrong } = await proveRecipients({ count: 300, seed });
    expect(wrong).toEqual([]);
    expect(compared).toBe(300);
  });
});
