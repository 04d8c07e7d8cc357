import { msg } from '@lingui/core/macro';
import type { Refusals } from '../../look/refusal-note.js';

/** What the API refuses to do with a deputyship, by its code. */
export const DEPUTY_REFUSALS: Refusals = {
  already_deputy: msg`The same person stands in on some of these days already. Choose other days, or change what is there.`,
  person_erased: msg`This person has been erased for good. Enter whoever comes back as somebody new.`,
};
