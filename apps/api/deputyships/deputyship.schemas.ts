import { z } from 'zod';
import { PageQuery } from '../http/page.js';
import { changesSomething, Day, DayText, Id, sortOf, Version } from '../http/values.js';
import { PersonReference } from '../persons/person.schemas.js';

const LastDay = Day.meta({ description: 'The last day, inclusive.' });

export const NewDeputyship = z
  .strictObject({ absentId: Id, deputyId: Id, startsOn: Day, endsOn: LastDay })
  .meta({ id: 'NewDeputyship' });
export type NewDeputyship = z.infer<typeof NewDeputyship>;

export const DeputyshipChange = z
  .strictObject({ startsOn: Day, endsOn: LastDay })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'DeputyshipChange' });
export type DeputyshipChange = z.infer<typeof DeputyshipChange>;

export const DeputyshipQuery = PageQuery.extend({
  absentId: Id.optional(),
  deputyId: Id.optional(),
  on: Day.optional().meta({ description: 'In force on this date.' }),
  sort: sortOf(['startsOn'], '-startsOn'),
});
export type DeputyshipQuery = z.infer<typeof DeputyshipQuery>;

export const Deputyship = z
  .object({
    id: Id,
    absent: PersonReference,
    deputy: PersonReference,
    startsOn: DayText,
    endsOn: DayText,
    version: Version,
  })
  .meta({ id: 'Deputyship' });
