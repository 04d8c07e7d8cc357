import type { Problem } from './api.generated.js';

/** What the API says of a field that it cannot take: where it stands, as `participants[0].bodyId`, and which rule it breaks. */
export type Fault = Problem['faults'][number];

/** An answer of the API that is an error, as RFC 9457 has it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly faults: readonly Fault[],
    /** Seconds to wait before another try; null where the answer names none. */
    readonly retryAfter: number | null,
  ) {
    super(`${status} ${code}: ${detail}`);
  }
}

/** No answer came: the connection is lost, or the server is. What was sent may have been done. */
export class ConnectionLost extends Error {}

/**
 * What of an error is to be told as a whole where a form tells the rest at its fields; null when nothing is.
 * @param isAtField whether a fault stands at a field, by its path
 */
export function untold(error: unknown, isAtField: (path: string) => boolean): unknown {
  if (!(error instanceof ApiProblem) || error.faults.length === 0) return error;
  const faults = error.faults.filter(({ path }) => !isAtField(path));
  if (faults.length === 0) return null;
  return new ApiProblem(error.status, error.code, error.detail, faults, error.retryAfter);
}

/** Whether somebody else changed meanwhile what a form began with. */
export const isStale = (error: unknown): boolean => error instanceof ApiProblem && error.status === 412;

/** Whether it is not there, or not for this reader; both look the same. */
export const isNotFound = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404;

/** Whether an address that was only read from cannot be right: nothing is there, or it is not written as one of ours. */
export const leadsNowhere = (error: unknown): boolean =>
  error instanceof ApiProblem && [400, 404, 422].includes(error.status);

/** Whether the register could not be reached, or its database could not: it may be there again soon. */
export const isAway = (error: unknown): boolean =>
  error instanceof ConnectionLost || (error instanceof ApiProblem && error.status === 503);

/** Whether the session has ended. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiProblem && error.status === 401;

/** Reads a problem document; a body that is none (a proxy's page) becomes a problem with the status alone. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const given = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const seconds = Number(response.headers.get('retry-after'));
  return new ApiProblem(
    response.status,
    given.code ?? `http_${response.status}`,
    given.detail ?? '',
    given.faults ?? [],
    Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  );
}
