/** What went wrong, in terms that the edges translate: HTTP to a problem document, the command line to a sentence. */
export type ErrorKind =
  | 'invalid' // the request's own values are wrong
  | 'unauthenticated' // nobody is signed in
  | 'forbidden' // known person, may see the thing, may not do this to it
  | 'not_found' // does not exist, or may not be seen: the two look the same
  | 'conflict' // the state does not allow it
  | 'stale' // somebody changed it since it was read
  | 'unavailable'; // a part outside is out of reach; trying again may help

/** What kind of fault a field has: stable, for whoever puts it into words of another language. */
export const FAULT_RULES = [
  'required', // nothing is given
  'too_short', // `limit` characters at least
  'too_long', // `limit` characters at most
  'too_few', // `limit` entries at least
  'too_many', // `limit` entries at most
  'one_line', // line breaks or control characters where one line is wanted
  'form', // not in the form that the field wants
  'wrong_kind', // a number where text is wanted, or the like
  'choice', // none of the values that there are
  'date',
  'time',
  'number',
  'email',
  'web_address',
  'country',
  'language',
  'time_zone',
  'code',
  'out_of_range', // a number or a date beyond what is taken
  'in_past', // a day that is over
  'too_early', // not after the day that it has to follow
  'not_known', // there is no such thing, or none that may be seen
  'twice', // named a second time
  'taken', // another has it already
  'same', // the thing itself, where another is wanted
  'circle', // leads back to where it began
  'not_cleared', // above the clearance of whoever asks
  'not_entitled', // a post that may not do this
  'not_here', // says nothing in this case
  'wrong_password', // not the password that it is
  'guessable', // a password that others try first
  'unchanged', // what it is already, where something new is wanted
  'not_in_text', // words that do not stand there
  'unknown_field',
  'refused', // one of several, as a whole: `code` says why
] as const;
export type FaultRule = (typeof FAULT_RULES)[number];

/** What is wrong with a field: `message` in English goes on after its name, `rule` and `limit` say the same to programs. */
export interface Wrong {
  message: string;
  rule: FaultRule;
  limit?: number;
}

/** One fault in the input: `path` names the field (`deadline.statedOn`, `commitments[3].passage`). */
export interface Fault extends Wrong {
  path: string;
  /** Where one of several is refused as a whole: the code that an answer about it alone would have. */
  code?: string;
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

/**
 * Input whose fields are wrong, each named.
 * @param more how many faults there are besides, where there are too many to name
 */
export function invalid(found: Fault | readonly Fault[], more = 0): DomainError {
  const faults = [found].flat();
  const told = faults.map((fault) => (fault.path ? `${fault.path}: ${fault.message}` : fault.message));
  const message = [...told, ...(more > 0 ? [`and ${more.toLocaleString('en')} more`] : [])].join('; ');
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

/** The caller may see the thing but not do this to it; `code` says why. */
export function forbidden(code: string, message: string): DomainError {
  return new DomainError('forbidden', code, message);
}
