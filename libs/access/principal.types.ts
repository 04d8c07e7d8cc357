import type { Language } from '#people';

/** What an account may be. What a person may do follows from role and from the posts they hold today. */
export const ROLES = [
  'registrar',
  'executor',
  'controller',
  'head',
  'assessor',
  'observer',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** From the most open to the most closed. */
export const CLASSIFICATIONS = ['public', 'official', 'confidential'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** Who asks: a signed-in person as they stand today, or the system itself. */
export interface Principal {
  /** null for the system itself (the command line, an import, a job). */
  personId: string | null;
  roles: readonly Role[];
  clearance: Classification;
  /** That names are told in. */
  language: Language;
  /** Held today, "today" being the date in the zone of each post's body. */
  postIds: readonly string[];
  /** Absent persons whom this person stands in for today, with the posts that those hold today. */
  actingFor: readonly { personId: string; postIds: readonly string[] }[];
}

/** The system itself may do everything: whoever can run its commands already holds the database. */
export const SYSTEM_PRINCIPAL: Principal = Object.freeze({
  personId: null,
  roles: [],
  clearance: 'confidential',
  language: 'en',
  postIds: [],
  actingFor: [],
});

/** What of a commitment decides who stands how to it. */
export interface Parties {
  id: string;
  classification: Classification;
  /** Of a commitment that is read as it once was: what it was marked then. All else is as it is today. */
  classificationThen?: Classification;
  leadPostId: string;
  coExecutorPostIds: readonly string[];
  controllerPostId: string;
  authorPostId: string;
  /** Persons named as observers. */
  observerIds: readonly string[];
}
