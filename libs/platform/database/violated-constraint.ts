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
