import { DomainError } from './domain-error.js';

/**
 * Optimistic locking: a change is made to the version that was read, or not at all. Call it on a row that is locked.
 * @throws DomainError `stale` when somebody changed the thing in between.
 */
export function expectVersion(thing: { version: number }, expected: number): void {
  if (thing.version === expected) return;
  throw new DomainError(
    'stale',
    'stale',
    `Somebody has changed this since you read it: it is version ${thing.version} now, you gave ${expected}.`,
  );
}
