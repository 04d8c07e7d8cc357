import { z } from 'zod';
import { ROLLS } from '#deadlines';
import { changesSomething, Code, Line, Version } from '../http/values.js';

const Days = z.int().min(1).max(366);

const rules = {
  days: z.enum(['calendar', 'working']).meta({ description: 'How the days of an urgency are counted.' }),
  roll: z.enum(ROLLS).meta({ description: 'What happens to a deadline on a day that is not worked.' }),
  urgencies: z
    .strictObject({ very_urgently: Days, urgently: Days, promptly: Days })
    .partial()
    .meta({ description: 'Days after signing; an urgency that is left out is not known.', example: { urgently: 3 } }),
  defaultMonths: z.int().min(1).max(60).meta({ description: 'The term when nothing is said, in months.' }),
  recurringDay: z.int().min(1).max(28).meta({ description: 'Due by this day of the month after the period.' }),
  standing: z
    .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
    .meta({ description: 'Due yearly by this day of the next year.' }),
};

/** Clients that send what they once read still send it. */
const openReviewDays = Days.optional().meta({
  deprecated: true,
  description: 'Without effect: how often an open commitment is reviewed is said by its ladder.',
});

export const RegimeChange = z
  .strictObject({
    name: Line,
    rules: z.strictObject({ ...rules, openReviewDays }).transform(({ openReviewDays: _, ...kept }) => kept),
  })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'RegimeChange', description: 'Deadlines that stand are not moved.' });
export type RegimeChange = z.infer<typeof RegimeChange>;

export const Regime = z
  .object({ code: Code, name: z.string(), ...rules, version: Version })
  .meta({ id: 'Regime', description: 'The rules by which deadlines are counted.' });
export const Regimes = z.object({ items: z.array(Regime) }).meta({ id: 'Regimes' });
