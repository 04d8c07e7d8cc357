import { msg } from '@lingui/core/macro';
import type { Refusals } from '../../look/refusal-note.js';

/** What the API refuses to do with a meeting, by its code. */
export const MEETING_REFUSALS: Refusals = {
  code_taken: msg`Another meeting has this code already.`,
};
