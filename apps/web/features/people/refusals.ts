import { msg } from '@lingui/core/macro';
import type { Refusals } from '../../look/refusal-note.js';

/** What the API refuses to do with a tenure, by its code, where handing the post over is another way. */
export const TENURE_REFUSALS: Refusals = {
  post_is_held: msg`Somebody holds the post on some of these days. Choose other days, or hand the post over instead.`,
};
