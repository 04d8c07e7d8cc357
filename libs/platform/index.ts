export { Clock, SystemClock } from './clock/clock.js';
export { Environment, EnvironmentError, readEnvironment } from './configuration/environment.js';
export { DateColumn, InstantColumn, toInstant } from './database/columns.js';
export { DatabaseModule } from './database/database.module.js';
export { dataSourceOptions, migrate } from './database/data-source.js';
export { type Actor, SYSTEM, Transactions } from './database/transactions.js';
export { violatedConstraint } from './database/violated-constraint.js';
export {
  conflict,
  DomainError,
  type ErrorKind,
  type Fault,
  forbidden,
  invalid,
  notFound,
} from './errors/domain-error.js';
export { expectVersion } from './errors/expect-version.js';
export { Conditions, containing } from './listing/conditions.js';
export { type Listing, type Page, type PageRequest, readPage, type SortKey } from './listing/read-page.js';
export { Replanner } from './planning/replanner.js';
