export { Access, type Authorization } from './access.js';
export { AccessModule } from './access.module.js';
export { type Account, type AccountChange, Accounts } from './accounts.js';
export { type Device, Devices } from './devices.js';
export {
  type Action,
  COMMITMENT_ACTIONS,
  type CommitmentAction,
  GENERAL,
  type GeneralAction,
  type Grant,
  isGeneral,
  type Relation,
  RELATIONS,
} from './matrix.rules.js';
export {
  type Classification,
  CLASSIFICATIONS,
  type Parties,
  type Principal,
  type Role,
  ROLES,
  SYSTEM_PRINCIPAL,
} from './principal.types.js';
export { OwnPassword, type PasswordChange } from './own-password.js';
export { PASSWORD_LENGTH } from './password.rules.js';
export { Readers } from './readers.js';
export { type AccountState, type ReadingObstacle, ReadingRights } from './reading.rules.js';
export { readingObstacleSql } from './reading-sql.rules.js';
export { clearedFor, mostClosed, openTo, reachablePostIds } from './relations.rules.js';
export { Sessions, type SignIn } from './sessions.js';
export type { Fragment } from './visibility.rules.js';
export { type OwnPost, type Profile, WhoAmI } from './who-am-i.js';
