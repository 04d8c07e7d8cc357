export { Clock, SystemClock } from './clock/clock.js';
export { Environment, EnvironmentError, readEnvironment } from './configuration/environment.js';
export { DateColumn, InstantColumn, toInstant } from './database/columns.js';
export { isDatabaseLost } from './database/database-lost.js';
export { DatabaseModule } from './database/database.module.js';
export { dataSourceOptions, migrate } from './database/data-source.js';
export { dumpSchema } from './database/schema-dump.js';
export { JobRuns } from './database/job-runs.js';
export { PreparedQueries } from './database/prepared-queries.js';
export { type Actor, type PreparedStatement, SYSTEM, Transactions } from './database/transactions.js';
export { isDataException, refusing, violatedConstraint } from './database/violated-constraint.js';
export { prepareDataFolder } from './embedded/data-folder.js';
export { removeEmbeddedPostgres } from './embedded/embedded-postgres.js';
export { findDatabase, openDatabase, type OpenDatabase } from './embedded/open-database.js';
export { commandLine, isAlive } from './embedded/postmaster.js';
export { freePort, obstacleAt, type PortObstacle, portIsFree } from './embedded/ports.js';
export {
  conflict,
  DomainError,
  type ErrorKind,
  type Fault,
  FAULT_RULES,
  type FaultRule,
  forbidden,
  invalid,
  notFound,
  type Wrong,
} from './errors/domain-error.js';
export { expectVersion, refuseVersion } from './errors/expect-version.js';
export { Faults, isOneLine, ONE_LINE, type Says, saysSomething } from './errors/faults.js';
export { Conditions, containing } from './listing/conditions.js';
export { type Listing, type Page, type PageRequest, readPage, type SortKey } from './listing/read-page.js';
export { createLogger, type Logger, NestLogger } from './logging/logger.js';
export { Replanner } from './planning/replanner.js';
export { endInOrder } from './process/end-in-order.js';
export { SERVER_FLAGS } from './process/server-flags.js';
export { QueueModule, type QueueOptions } from './queue/queue.module.js';
