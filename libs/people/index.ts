export { Bodies, type Body, type BodyChanges, type BodyFilter, type BodySort, type NewBody } from './bodies.js';
export { BODY_KINDS, type BodyKind } from './body.entity.js';
export { countries, isCountry } from './countries.rules.js';
export {
  type Deputyship,
  type DeputyshipChanges,
  type DeputyshipFilter,
  type DeputyshipSort,
  Deputyships,
  type NewDeputyship,
} from './deputyships.js';
export { ERASED_NAME, erasedCode, erasedEmail, isErased } from './erased-person.rules.js';
export { isEmail, isTimeZone } from './fields.rules.js';
export { PeopleModule } from './people.module.js';
export {
  CLEARANCES,
  DIGEST_RHYTHMS,
  LANGUAGES,
  type NewPerson,
  type Person,
  personErased,
  type PersonChanges,
  type PersonFilter,
  type PersonSort,
  Persons,
  URGENT_MAIL,
} from './persons.js';
export { personNameIn, personNames, type PersonReference, personReference } from './person-reference.sql.js';
export { type NewPost, type Post, type PostChanges, type PostFilter, Posts, type PostSort } from './posts.js';
export {
  type Clearance,
  type DigestRhythm,
  includesDate,
  type Language,
  type LocalName,
  Roster,
  type RosterBody,
  type RosterData,
  type RosterDeputyship,
  type RosterPerson,
  type RosterPost,
  type RosterTenure,
  type UrgentMail,
} from './roster.rules.js';
export { Rosters } from './rosters.js';
export { isStandingPerson } from './standing-persons.js';
export {
  type NewTenure,
  type Tenure,
  type TenureChanges,
  type TenureFilter,
  Tenures,
  type TenureSort,
} from './tenures.js';
