import type { PassedOver } from './planning-world.rules.js';

/** Why somebody is not told, as it is noted in the register. */
export const NOT_TOLD: Readonly<Record<PassedOver['because'], string>> = {
  vacant: 'the post is vacant',
  email_refused: 'the mail server refuses the address',
  account_disabled: 'the account of the recipient is disabled',
  not_cleared: 'the recipient is not cleared for it',
  no_right: 'the register would not show it to the recipient',
};

/** What concerns the person alone, not the commitment: how their account stands, and what they are trusted with. */
const PERSONAL: readonly PassedOver['because'][] = ['account_disabled', 'not_cleared', 'no_right'];

/** In place of such a ground, to whoever has no business with it. */
export const NOT_TO_BE_TOLD = 'the recipient cannot be told';

/** A note of the register, without what is for the person and the administration alone. */
export function withoutPersonalGround(note: string): string {
  return PERSONAL.some((because) => NOT_TOLD[because] === note) ? NOT_TO_BE_TOLD : note;
}
