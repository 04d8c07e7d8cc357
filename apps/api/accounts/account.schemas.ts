import { z } from 'zod';
import { PASSWORD_LENGTH, ROLES } from '#access';
import { PageQuery } from '../http/page.js';
import { Id, Search } from '../http/values.js';
import { PersonNames } from '../persons/person.schemas.js';

const Roles = z
  .array(z.enum(ROLES))
  .max(ROLES.length)
  .meta({ example: ['executor'] });
export const Password = z
  .string()
  .min(PASSWORD_LENGTH.min)
  .max(PASSWORD_LENGTH.max)
  .meta({
    description: `${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters of any kind; not the address of the person, and none that everybody tries first.`,
  });

export const AddAccount = z.strictObject({ personId: Id, password: Password, roles: Roles }).meta({ id: 'AddAccount' });
export type AddAccount = z.infer<typeof AddAccount>;

export const ChangeAccount = z
  .strictObject({
    roles: Roles.optional(),
    disabled: z.boolean().optional().meta({ description: 'Disabling ends every session of the account at once.' }),
    password: Password.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must change something')
  .meta({ id: 'ChangeAccount' });
export type ChangeAccount = z.infer<typeof ChangeAccount>;

export const AccountQuery = PageQuery.extend({
  q: Search.optional().meta({ description: 'A part of a name in any language, or of the address.' }),
});
export type AccountQuery = z.infer<typeof AccountQuery>;

export const Account = z
  .object({
    personId: Id,
    name: z.string(),
    names: PersonNames,
    email: z.string(),
    roles: z.array(z.enum(ROLES)),
    disabledAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Account' });
