import { DomainError } from './domain-error.js';

/**
 * Optimistic locking: a change is made to the version that was read, or not at all. Call it on a row that is locked.
 * @throws DomainError `stale` when somebody changed the thing in between.
 */
export function expectVersion(thing: { version: number }, expected: number): void {
  const stale = refuseVersion(thing, expected);
  if (stale) throw stale;
}

/** As `expectVersion`, for one of several: what stands against it, or null. */
export function refuseVersion(thing: { version: number }, expected: number): DomainError | null {
  if (thing.version === expected) return null;
  return new DomainError(
    'stale',
    'stale',
    `Somebody has changed this since you read it: it is version ${thing.version} now, you gave ${expected}.`,
  );
}
