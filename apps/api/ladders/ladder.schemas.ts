import { z } from 'zod';
import { AUDIENCES } from '#reminders';
import { Code, Version } from '../http/values.js';

const Rung = z.object({
  key: z.string().meta({ example: 'before-5' }),
  when: z
    .union([z.object({ before: z.int() }), z.object({ after: z.int() }), z.literal('on_day')])
    .meta({ description: 'In working days of the recipient’s body.', example: { before: 5 } }),
  audience: z.array(z.enum(AUDIENCES)),
});

export const Ladder = z
  .object({
    code: Code,
    name: z.string(),
    rules: z.object({
      rungs: z.array(Rung),
      pauseDays: z.int().meta({ description: 'Working days for which an answer stops the rungs after the deadline.' }),
      reviewDays: z.int().meta({ description: 'Calendar days between two reviews of an open commitment.' }),
    }),
    version: Version,
  })
  .meta({ id: 'Ladder', description: 'When whom to remind.' });
export const Ladders = z.object({ items: z.array(Ladder) }).meta({ id: 'Ladders' });
