import { msg } from '@lingui/core/macro';
import type { Refusals } from '../../look/refusal-note.js';

/** What the API refuses to do with an account, by its code. */
export const ACCOUNT_REFUSALS: Refusals = {
  account_exists: msg`This person has an account already. Close this and look for it in the list.`,
  own_account: msg`Another administrator must disable your account or take the role from you: so somebody can always undo it.`,
};
