import { readCheckpoint, type VerifierKey } from '#history';
import type { MailedCheckpoint } from './checkpoint-mail.rules.js';

/**
 * Those that may leave: up to the first that no key has signed. Whoever can write to the database must not have mail sent
 * in our name.
 */
export function signedOnes(
  checkpoints: readonly MailedCheckpoint[],
  keys: readonly VerifierKey[],
): { signed: MailedCheckpoint[]; fault: string | null } {
  const signed: MailedCheckpoint[] = [];
  for (const checkpoint of checkpoints) {
    const read = readCheckpoint(checkpoint.note, keys);
    if ('fault' in read) return { signed, fault: `checkpoint ${checkpoint.number} in the database: ${read.fault}` };
    if (read.size !== checkpoint.size) {
      return { signed, fault: `checkpoint ${checkpoint.number} in the database: its size is not what its note says` };
    }
    signed.push(checkpoint);
  }
  return { signed, fault: null };
}
