import { z } from 'zod';
import { Line } from '../http/values.js';

export const NewHold = z
  .strictObject({
    reason: Line.meta({ description: 'For whoever looks later.', example: 'The mail server moves.' }),
  })
  .meta({ id: 'NewHold' });
export type NewHold = z.infer<typeof NewHold>;
