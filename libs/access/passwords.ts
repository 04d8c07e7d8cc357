import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) with the first parameters that OWASP names: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether a password fits a stored hash. Where there is none, a hash that nothing fits is verified all the same, so
 * that the time does not tell whether an account exists.
 */
export async function fits(password: string, stored: string | null): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const decoy = await nobodys;
  const fitting = await verify(stored ?? decoy, password);
  return fitting && stored !== null;
}
