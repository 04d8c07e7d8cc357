import { z } from 'zod';
import { Day, DayText, Version } from '../http/values.js';

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be two capital letters')
  .meta({ description: 'ISO 3166-1 alpha-2.', example: 'BY' });

export const DaysQuery = z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => from.until(to).sign >= 0, {
  path: ['to'],
  message: 'must not be before from',
  params: { rule: 'too_early' },
});
export type DaysQuery = z.infer<typeof DaysQuery>;

export const DayEntry = z
  .strictObject({
    working: z.boolean(),
    name: z.string().trim().max(200).optional(),
    source: z.string().trim().max(500).optional().meta({ description: 'The legal act behind it.' }),
  })
  .meta({ id: 'DayEntry', description: 'Whether a day is worked, whatever the list of holidays says about it.' });
export type DayEntry = z.infer<typeof DayEntry>;

const calendar = {
  country: z.string(),
  weekend: z.array(z.int()).meta({ description: 'ISO weekdays that are not worked: 6 is Saturday.' }),
  seededFrom: DayText,
  seededTo: DayText,
  version: Version,
};

export const Calendar = z.object(calendar).meta({ id: 'Calendar' });
export const Calendars = z.object({ items: z.array(Calendar) }).meta({ id: 'Calendars' });

export const CalendarDays = z
  .object({
    ...calendar,
    days: z.array(
      z.object({
        day: DayText,
        working: z.boolean(),
        name: z.string(),
        origin: z.enum(['seed', 'moved', 'manual']),
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'CalendarDays', description: "The days that differ from the country's week." });
