import pg from 'pg';
import { QueryFailedError } from 'typeorm';

/** Of the network, as Node names them. */
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
/** What the driver and its pool say without a code. */
const WORDS = /^(timeout exceeded when trying to connect|Connection terminated|Client .* is not queryable)/;
/** SQLSTATE: the class of connection exceptions, and a server that stops, has crashed or is still starting. */
const STATES = /^(08|57P0[123])/;

/**
 * Whether an error says that the database cannot be reached, or went away in the middle. What was not committed is rolled
 * back; of a commit under way nobody knows. Trying again may help.
 */
export function isDatabaseLost(error: unknown): boolean {
  const thrown: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? String(thrown.code) : '';
  if (thrown instanceof pg.DatabaseError) return STATES.test(code);
  return NETWORK.has(code) || WORDS.test(thrown.message);
}
