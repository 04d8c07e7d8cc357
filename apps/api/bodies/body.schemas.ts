import { z } from 'zod';
import { BODY_KINDS } from '#people';
import { Country as CountryCode } from '../calendars/calendar.schemas.js';
import { PageQuery } from '../http/page.js';
import {
  changesSomething,
  Code,
  Id,
  Line,
  LocalName,
  NameChange,
  NewName,
  Search,
  sortOf,
  TimeZone,
  Version,
} from '../http/values.js';

const Country = CountryCode.meta({ description: 'ISO 3166-1 alpha-2: whose working calendar counts.', example: 'BY' });
const Aliases = z.array(Line).max(50).meta({ description: 'Other names under which people look for it.' });
const Kind = z.enum(BODY_KINDS);

const fields = { code: Code, kind: Kind, country: Country, timeZone: TimeZone };

export const NewBody = z
  .strictObject({ ...fields, name: NewName, parentId: Id.nullish(), aliases: Aliases.optional() })
  .meta({ id: 'NewBody' });
export type NewBody = z.infer<typeof NewBody>;

export const BodyChange = z
  .strictObject({ ...fields, name: NameChange, parentId: Id.nullable(), aliases: Aliases })
  .partial()
  .refine(...changesSomething)
  .meta({ id: 'BodyChange' });
export type BodyChange = z.infer<typeof BodyChange>;

export const BodyQuery = PageQuery.extend({
  q: Search.optional(),
  country: Country.optional(),
  kind: Kind.optional(),
  parentId: Id.optional(),
  sort: sortOf(['name', 'code'], 'name'),
});
export type BodyQuery = z.infer<typeof BodyQuery>;

export const Body = z
  .object({
    id: Id,
    ...fields,
    parentId: Id.nullable(),
    name: LocalName,
    aliases: z.array(z.string()),
    version: Version,
  })
  .meta({ id: 'Body' });
