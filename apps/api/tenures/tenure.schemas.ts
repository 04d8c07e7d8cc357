import { z } from 'zod';
import { PageQuery } from '../http/page.js';
import { changesSomething, Day, DayText, Id, LocalName, sortOf, Version } from '../http/values.js';
import { PersonReference } from '../persons/person.schemas.js';

const LastDay = Day.nullable().meta({ description: 'The last day in the post; null until further notice.' });

export const NewTenure = z
  .strictObject({ postId: Id, personId: Id, startsOn: Day, endsOn: LastDay.optional() })
  .meta({ id: 'NewTenure' });
export type NewTenure = z.infer<typeof NewTenure>;

export const TenureChange = z
  .strictObject({ personId: Id, startsOn: Day, endsOn: LastDay })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'TenureChange' });
export type TenureChange = z.infer<typeof TenureChange>;

export const TenureQuery = PageQuery.extend({
  postId: Id.optional(),
  personId: Id.optional(),
  on: Day.optional().meta({ description: 'In force on this date.' }),
  sort: sortOf(['startsOn'], '-startsOn'),
});
export type TenureQuery = z.infer<typeof TenureQuery>;

export const Tenure = z
  .object({
    id: Id,
    post: z.object({ id: Id, title: LocalName }),
    person: PersonReference,
    startsOn: DayText,
    endsOn: DayText.nullable(),
    version: Version,
  })
  .meta({ id: 'Tenure' });
