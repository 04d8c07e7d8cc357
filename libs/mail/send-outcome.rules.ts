/**
 * What became of a message.
 * - `sent`: the server took it.
 * - `temporary`: try again later. `mayHaveBeenTaken` says that the server had the whole message and no answer came
 *   back, so a retry may be a second copy (RFC 1047).
 * - `permanent`: the server will never take this message for this address.
 */
export type SendOutcome =
  | { kind: 'sent' }
  | { kind: 'temporary'; reason: string; mayHaveBeenTaken: boolean }
  | { kind: 'permanent'; reason: string };
