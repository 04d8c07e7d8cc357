import { z } from 'zod';
import { DayText, Id } from '../http/values.js';
import { PersonName } from './commitment.schemas.js';

export const PostHolders = z
  .object({
    items: z.array(
      z.object({
        postId: Id,
        person: PersonName,
        startsOn: DayText,
        endsOn: DayText.nullable().meta({ description: 'The last day in the post; null until further notice.' }),
      }),
    ),
  })
  .meta({ id: 'PostHolders' });
