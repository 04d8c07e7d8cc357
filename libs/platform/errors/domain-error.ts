/** What went wrong, in terms that the edges translate: HTTP to a problem document, the command line to a sentence. */
export type ErrorKind =
  | 'invalid' // the request's own values are wrong
  | 'unauthenticated' // nobody is signed in
  | 'forbidden' // known person, may see the thing, may not do this to it
  | 'not_found' // does not exist, or may not be seen: the two look the same
  | 'conflict' // the state does not allow it
  | 'stale' // somebody changed it since it was read
  | 'unavailable'; // a part outside is out of reach; trying again may help

/** One fault in the input: `path` names the field (`deadline.statedOn`, `commitments[3].passage`). */
export interface Fault {
  path: string;
  message: string;
}

/**
 * The one error that libs throw on purpose. `code` is stable and documented, `message` is safe to show to anyone
 * who may ask the question, `faults` name the fields concerned.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }
}

/** Input whose fields are wrong, each named. */
export function invalid(...faults: Fault[]): DomainError {
  const message = faults.map((fault) => (fault.path ? `${fault.path}: ${fault.message}` : fault.message)).join('; ');
  return new DomainError('invalid', 'invalid', message, faults);
}

/** The same answer for what does not exist and for what may not be seen. */
export function notFound(): DomainError {
  return new DomainError('not_found', 'not_found', 'There is nothing here that you may see.');
}

/** The state of a thing does not allow the step. */
export function conflict(code: string, message: string): DomainError {
  return new DomainError('conflict', code, message);
}

/** The caller may see the thing but not do this to it. */
export function forbidden(message: string): DomainError {
  return new DomainError('forbidden', 'forbidden', message);
}
