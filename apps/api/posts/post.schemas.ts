import { z } from 'zod';
import { PageQuery } from '../http/page.js';
import {
  changesSomething,
  Code,
  Day,
  Flag,
  Id,
  LocalName,
  NameChange,
  NewName,
  Search,
  sortOf,
  Version,
} from '../http/values.js';
import { PersonReference } from '../persons/person.schemas.js';
import { Tenure } from '../tenures/tenure.schemas.js';

export const NewPost = z
  .strictObject({
    code: Code,
    bodyId: Id,
    title: NewName,
    reportsToId: Id.nullish().meta({ description: 'The post above it; escalation follows it.' }),
  })
  .meta({ id: 'NewPost' });
export type NewPost = z.infer<typeof NewPost>;

export const PostChange = z
  .strictObject({ code: Code, bodyId: Id, title: NameChange, reportsToId: Id.nullable() })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'PostChange' });
export type PostChange = z.infer<typeof PostChange>;

export const PostQuery = PageQuery.extend({
  q: Search.optional(),
  bodyId: Id.optional(),
  reportsToId: Id.optional(),
  holderId: Id.optional().meta({ description: 'Held by this person today.' }),
  vacant: Flag.optional(),
  sort: sortOf(['title', 'code'], 'title'),
});
export type PostQuery = z.infer<typeof PostQuery>;

export const Post = z
  .object({
    id: Id,
    code: Code,
    bodyId: Id,
    reportsToId: Id.nullable(),
    title: LocalName,
    holder: PersonReference.nullable().meta({
      description: 'Who holds it today, by the date where its body is; null while it is vacant.',
    }),
    version: Version,
  })
  .meta({ id: 'Post' });

export const Successor = z
  .strictObject({ personId: Id, startsOn: Day })
  .meta({ id: 'Successor', description: 'Who takes the post over, and their first day in it.' });
export type Successor = z.infer<typeof Successor>;

export const Succession = z
  .object({ ended: Tenure.nullable(), begun: Tenure })
  .meta({ id: 'Succession', description: '"ended" is null where the post was vacant.' });
