import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/**
 * Why something cannot be done, by the code of the API's answer; null where its kind says all that there is to say. What
 * stands here is one sentence that goes on after what to do about an answer of that kind.
 */
export const BY_CODE: Readonly<Record<string, MessageDescriptor | null>> = {
  account_exists: msg`This person has an account already.`,
  already_decided: msg`It is decided already.`,
  already_deputy: msg`The same person stands in on some of these days already.`,
  bulk_refused: msg`Something stands against one of the commitments.`,
  busy: msg`Others are changing the same things.`,
  code_taken: msg`This code is taken already.`,
  commitments_more_closed: msg`Commitments on this document are more closed: it cannot be more open than they are.`,
  conflict: msg`There is such a thing already, or something else still refers to it.`,
  day_not_manual: msg`This day comes from the list of holidays. Set it to the opposite instead.`,
  email_taken: msg`Another person has this address.`,
  extension_open: msg`A later deadline has been asked for already and waits for its decision.`,
  extension_over: msg`The date that was asked for is over: refuse the request, so that a later one can be asked for.`,
  forbidden: null,
  in_use: msg`It is still in use.`,
  interim_report: msg`Only a final report is decided on.`,
  internal: null,
  invalid: null,
  name_taken: msg`There is one of this name`,
  no_deadline: msg`This commitment has no deadline that could be moved.`,
  no_such_period: msg`This period has not begun yet.`,
  not_blocked: msg`Nothing is named that stands in the way of this commitment.`,
  not_found: null,
  own_account: msg`Another administrator must disable your account or take the role from you: so somebody can always undo it.`,
  parts_open: msg`Parts of it are not complete yet.`,
  period_settled: msg`This period is settled already.`,
  person_erased: msg`This person has been erased for good. Enter whoever comes back as somebody new.`,
  post_is_held: msg`Somebody else holds this post on some of these days.`,
  report_waits: msg`A final report waits for its decision.`,
  stale: null,
  step_not_possible: msg`This is not possible in the status that the commitment has now.`,
  text_already_there: msg`The meeting has a document with this text already.`,
  too_large: msg`It is too large: a file may have 25 MB.`,
  too_many: null,
  too_many_views: msg`You have as many views as are kept: remove one first.`,
  unauthenticated: null,
  unavailable: null,
};
