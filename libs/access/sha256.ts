import { createHash } from 'node:crypto';

/** What the database has of a token, an address or a key. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
