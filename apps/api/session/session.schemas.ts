import { z } from 'zod';
import { CLASSIFICATIONS, PASSWORD_LENGTH, ROLES } from '#access';

export const SignInRequest = z
  .strictObject({
    email: z.email().max(320).meta({ example: 'o.kovaleva@mfa.example.org' }),
    password: z.string().min(1).max(PASSWORD_LENGTH.max),
  })
  .meta({ id: 'SignInRequest' });
export type SignInRequest = z.infer<typeof SignInRequest>;

const Names = z.object({ en: z.string(), ru: z.string().nullable(), be: z.string().nullable() });

const OwnPost = z
  .object({ id: z.uuid(), code: z.string(), title: Names, body: z.object({ id: z.uuid(), name: Names }) })
  .meta({ id: 'OwnPost' });

export const Profile = z
  .object({
    person: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      language: z.enum(['en', 'ru', 'be']),
      timeZone: z.string().meta({ example: 'Europe/Minsk' }),
    }),
    roles: z.array(z.enum(ROLES)),
    clearance: z.enum(CLASSIFICATIONS),
    posts: z.array(OwnPost).meta({ description: 'Held today.' }),
    actingFor: z
      .array(z.object({ person: z.object({ id: z.uuid(), name: z.string() }), posts: z.array(OwnPost) }))
      .meta({ description: 'Whom this person stands in for today, and in which posts.' }),
  })
  .meta({ id: 'Profile' });

export const SignedIn = Profile.extend({
  token: z.string().meta({ description: 'For programs: Authorization: Bearer <token>. Browsers get it as a cookie.' }),
  expiresAt: z.iso.datetime(),
}).meta({ id: 'SignedIn' });
