import type { Wrong } from '#platform';
import { GUESSED_PASSWORDS } from './guessed-passwords.rules.js';

/** Shorter ones are in the lists of common passwords; longer ones only cost the server time. */
export const PASSWORD_LENGTH = { min: 12, max: 256 };

/**
 * What is wrong with a password for whoever signs in with `email`; null where it will do. The same for everybody who sets
 * one: the person, an administrator, the command line.
 */
export function passwordFault(password: string, email: string): Wrong | null {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) {
    const [rule, limit] = password.length < min ? (['too_short', min] as const) : (['too_long', max] as const);
    return { rule, limit, message: `must have ${min} to ${max} characters` };
  }
  if (isOwnAddress(password, email)) return { rule: 'guessable', message: 'must not be the address of the person' };
  if (GUESSED_PASSWORDS.has(folded(password))) {
    return { rule: 'guessable', message: 'is one of those that everybody tries first' };
  }
  return null;
}

/** An address and what stands before its "@" are known to whoever writes to the person. */
function isOwnAddress(password: string, email: string): boolean {
  const known = [email, email.slice(0, email.lastIndexOf('@'))].map(folded);
  return known.includes(folded(password));
}

/** Letters and digits alone, small: signs between them and capitals are tried as a matter of course. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
