export { type Browser, findChromium, HOW_TO_GET_CHROMIUM, openBrowser } from './browser.js';
export { FixedClock } from './fixed-clock.js';
export { interleave, overlap } from './overlap.js';
export { createTestingModule } from './testing-module.js';
export { findProgram } from './programs.js';
export { type RowsRead, rowsRead } from './rows-read.js';
export { type SmtpAnswer, type SmtpBehaviours, type SmtpSink, startSmtpSink, type TakenMail } from './smtp-sink.js';
export {
  copyTestDatabase,
  createTestDatabase,
  preparedTestDatabase,
  type TestDatabase,
  testRedisUrl,
} from './test-database.js';
export { testPool } from './test-pool.js';
