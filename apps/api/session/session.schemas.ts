import { z } from 'zod';
import { CLASSIFICATIONS, PASSWORD_LENGTH, ROLES } from '#access';
import { PersonReference } from '../persons/person.schemas.js';
import { Id } from '../http/values.js';
import { Password } from '../accounts/account.schemas.js';

export const SignInRequest = z
  .strictObject({
    email: z.email().max(320).meta({ example: 'o.kovaleva@mfa.example.org' }),
    password: z.string().min(1).max(PASSWORD_LENGTH.max),
  })
  .meta({ id: 'SignInRequest' });
export type SignInRequest = z.infer<typeof SignInRequest>;

export const NewPassword = z
  .strictObject({ current: z.string().min(1).max(PASSWORD_LENGTH.max), password: Password })
  .meta({ id: 'NewPassword' });
export type NewPassword = z.infer<typeof NewPassword>;

const Names = z.object({ en: z.string(), ru: z.string().nullable(), be: z.string().nullable() });

const OwnPost = z
  .object({ id: Id, code: z.string(), title: Names, body: z.object({ id: Id, name: Names }) })
  .meta({ id: 'OwnPost' });

export const Profile = z
  .object({
    person: PersonReference.extend({
      email: z.string(),
      language: z.enum(['en', 'ru', 'be']),
      timeZone: z.string().meta({ example: 'Europe/Minsk' }),
    }),
    roles: z.array(z.enum(ROLES)),
    clearance: z.enum(CLASSIFICATIONS),
    posts: z.array(OwnPost).meta({ description: 'Held today.' }),
    actingFor: z
      .array(z.object({ person: PersonReference, posts: z.array(OwnPost) }))
      .meta({ description: 'Whom this person stands in for today, and in which posts.' }),
  })
  .meta({ id: 'Profile' });

const Device = z
  .object({
    id: Id,
    startedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    userAgent: z.string().nullable().meta({
      description: 'What the browser or program called itself when it signed in; null where it did not.',
      example: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    }),
    current: z.boolean().meta({ description: 'Whether it is the session that asks.' }),
  })
  .meta({ id: 'Device' });

export const Devices = z.object({ items: z.array(Device) }).meta({ id: 'Devices' });

export const SignedIn = Profile.extend({
  token: z.string().meta({ description: 'For programs: Authorization: Bearer <token>. Browsers get it as a cookie.' }),
  expiresAt: z.iso.datetime(),
}).meta({ id: 'SignedIn' });
