import type { DomainError, ErrorKind, Fault } from '#platform';

/** An error as RFC 9457 has it, with our stable code and the fields at fault. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  faults: readonly Fault[];
}

const UNREACHABLE = 'The database cannot be reached right now. Try again.';

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  unavailable: 503,
};

/** The titles of RFC 9110 and its kin. */
const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** A problem document. `detail` is safe to show to whoever asked. */
export function problem(
  status: number,
  code: string,
  { detail, faults = [] }: { detail?: string; faults?: readonly Fault[] } = {},
): Problem {
  const title = TITLES[status] ?? 'Error';
  return {
    type: `urn:pacta:problem:${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    code,
    faults,
  };
}

export function problemOf(error: DomainError): Problem {
  return problem(STATUS[error.kind], error.code, { detail: error.message, faults: error.faults });
}

const BUSY = 'Others are changing the same things. Try again.';

/** Errors of PostgreSQL that a caller can do something about, by SQLSTATE; two digits stand for a whole class. */
const BY_SQL_STATE: Record<string, [status: number, code: string, detail: string]> = {
  '23505': [409, 'conflict', 'There is such a thing already.'], // unique_violation
  '23P01': [409, 'conflict', 'This overlaps with something that is there already.'], // exclusion_violation
  '23001': [409, 'conflict', 'This is kept as it is and cannot be changed.'], // restrict_violation
  '23503': [409, 'conflict', 'Something that this refers to is not there, or something still refers to this.'], // foreign_key
  '23514': [422, 'invalid', 'The values do not fit together.'], // check_violation
  '22': [422, 'invalid', 'A value cannot be stored: it is out of range or malformed.'], // data exception
  '40': [503, 'busy', BUSY], // transaction rollback: serialisation, deadlock
  '55P03': [503, 'busy', BUSY], // lock_not_available
  '08': [503, 'unavailable', UNREACHABLE], // connection exception
  '53': [503, 'unavailable', UNREACHABLE], // out of connections or space
  '57': [503, 'unavailable', UNREACHABLE], // shutting down
};

/** What a client can do about an error of PostgreSQL; null when it is our fault. */
export function problemOfSqlState(sqlState: string, constraint: string | null): Problem | null {
  const known = BY_SQL_STATE[sqlState] ?? BY_SQL_STATE[sqlState.slice(0, 2)];
  if (!known) return null;
  const [status, code, detail] = known;
  return problem(status, code, {
    detail: constraint === null ? detail : `${detail} (${constraint.replaceAll('_', ' ')})`,
  });
}

/** A path that is there, asked for with a method that it does not have. */
export function notWithThisMethod(allowed: readonly string[]): Problem {
  return problem(405, 'method_not_allowed', { detail: `This path takes ${allowed.join(', ')}.` });
}

/** A body in a form that is not read here. */
export function untaken(): Problem {
  return problem(415, 'media_type', { detail: 'This content type is not taken here.' });
}

export function unavailable(): Problem {
  return problem(503, 'unavailable', { detail: UNREACHABLE });
}
