import { msg } from '@lingui/core/macro';
import type { Refusals } from '../../look/refusal-note.js';

/** What the API refuses to do with bodies, posts, people and tenures, by its code. */
export const PEOPLE_REFUSALS: Refusals = {
  code_taken: msg`Another one has this code already. Choose another code.`,
  email_taken: msg`Another person has this address. Each person has one of their own.`,
  person_erased: msg`This person has been erased for good. Enter whoever comes back as somebody new.`,
  post_is_held: msg`Somebody holds the post on some of these days. Choose other days, or hand the post over instead.`,
};
