import pg from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * The name of the database constraint that an error comes from; null when it comes from none. Services check first,
 * for the sake of a good message; the constraint catches whoever was faster in between.
 */
export function violatedConstraint(error: unknown): string | null {
  if (!(error instanceof QueryFailedError) || !(error.driverError instanceof pg.DatabaseError)) return null;
  return error.driverError.constraint ?? null;
}

/** Whether a statement failed for a value in it, whatever the state of the database (SQLSTATE class 22). */
export function isDataException(error: unknown): boolean {
  const thrown: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return thrown instanceof pg.DatabaseError && thrown.code?.startsWith('22') === true;
}

/**
 * Runs a write and answers the violation of a constraint named in `refusals` with that error. The transaction is lost
 * all the same: the error must leave it.
 */
export async function refusing<T>(write: Promise<T>, refusals: Readonly<Record<string, () => Error>>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const refusal = refusals[violatedConstraint(error) ?? ''];
    throw refusal === undefined ? error : refusal();
  }
}
