import type { PassedOver } from './planning-world.rules.js';

/** Why somebody is not told, as it is noted in the register. */
export const NOT_TOLD: Readonly<Record<PassedOver['because'], string>> = {
  vacant: 'the post is vacant',
  email_refused: 'the mail server refuses the address',
  account_disabled: 'the account of the recipient is disabled',
  not_cleared: 'the recipient is not cleared for it',
  no_right: 'the register would not show it to the recipient',
};
