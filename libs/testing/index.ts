export { FixedClock } from './fixed-clock.js';
export { overlap } from './overlap.js';
export { createTestingModule } from './testing-module.js';
export { type SmtpAnswer, type SmtpBehaviours, type SmtpSink, startSmtpSink, type TakenMail } from './smtp-sink.js';
export { copyTestDatabase, createTestDatabase, type TestDatabase, testRedisUrl } from './test-database.js';
