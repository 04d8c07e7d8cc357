/** Why a mail has not arrived, as far as the server's own words tell. */
export type MailReason = 'refused' | 'policy' | 'not_now' | 'unreachable' | 'sign_in' | 'broken_off' | 'other';

/** The first that fits counts: what was broken off may name an answer of the server as well. */
const SIGNS: readonly [MailReason, RegExp][] = [
  ['broken_off', /may have arrived twice/],
  ['refused', /^The address /],
  ['sign_in', /\b(530|534|535|538)\b|Invalid login/],
  ['policy', /\b5\d\d[\s-]+5\.[3-7]\.\d|\brelay/i],
  ['refused', /\b5[0-5]\d\b/],
  ['not_now', /\b4[0-5]\d[\s-]/],
  ['unreachable', /ECONN|ENOTFOUND|EHOST|ENETUN|ETIMEDOUT|EAI_AGAIN|EDNS|timeout|timed out|connect|socket|greeting/i],
];

/** @param said the server's words, or the worker's; null while nothing has gone wrong. */
export function reasonOf(said: string | null): MailReason | null {
  if (said === null || said === '') return null;
  return SIGNS.find(([, sign]) => sign.test(said))?.[0] ?? 'other';
}
