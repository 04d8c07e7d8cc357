import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Fault } from '../client/problem.js';
import { BY_CODE } from './code-words.js';

/** What is wrong with a field, by the rule of the API that it breaks. */
const BY_RULE: Readonly<Record<Fault['rule'], MessageDescriptor>> = {
  required: msg`This is needed`,
  too_short: msg`This is too short`,
  too_long: msg`This is too long`,
  too_few: msg`These are too few`,
  too_many: msg`These are too many`,
  one_line: msg`One line only, without line breaks`,
  form: msg`This is not in the form that is expected here`,
  wrong_kind: msg`Something else is expected here`,
  choice: msg`Choose one of what is offered here`,
  date: msg`A date is expected here`,
  time: msg`A time is expected here, as 08:30`,
  number: msg`A number is expected here`,
  email: msg`An e-mail address is expected here, as name@ministry.example`,
  web_address: msg`Give a link: https://… or http://…`,
  country: msg`A country is expected here`,
  language: msg`A language is expected here`,
  time_zone: msg`A time zone is expected here`,
  code: msg`This code is not in the form that codes have`,
  out_of_range: msg`This is beyond what is taken here`,
  in_past: msg`This day is over: choose a later one`,
  too_early: msg`This is too early: choose a later date`,
  not_known: msg`This is not known here, or not open to you: choose again`,
  twice: msg`This is there already`,
  taken: msg`Another has this already`,
  same: msg`Choose another: it cannot be itself`,
  circle: msg`This leads back to where it began`,
  not_cleared: msg`This is above your own clearance`,
  not_entitled: msg`This post may not do it: choose another`,
  not_here: msg`This cannot be said in this case`,
  wrong_password: msg`This is not your password`,
  guessable: msg`Others would guess this: it is the address, or what everybody tries first`,
  unchanged: msg`This is what it is already: choose another`,
  not_in_text: msg`These words do not stand in the text like this`,
  unknown_field: msg`This is not known here`,
  refused: msg`Something stands against it`,
};

/** Rules with a limit, where the answer names it. */
const WITH_LIMIT: Readonly<Record<string, (limit: number) => MessageDescriptor>> = {
  too_short: (limit) => msg`Characters: at least ${limit}`,
  too_long: (limit) => msg`Characters: at most ${limit}`,
  too_few: (limit) => msg`Entries: at least ${limit}`,
  too_many: (limit) => msg`Entries: at most ${limit}`,
};

/** Of one among several, by the kind of answer that it alone would have; the code of that says no more. */
const BY_KIND: Readonly<Record<string, MessageDescriptor>> = {
  not_found: msg`It is not there, or not open to you`,
};

/** What is wrong with a field, or with one of several, for any reader; null for a rule of an API newer than this page. */
export function faultWords({ rule, limit, code = '' }: Fault): MessageDescriptor | null {
  const withLimit = limit === undefined ? undefined : WITH_LIMIT[rule]?.(limit);
  return withLimit ?? BY_CODE[code] ?? BY_KIND[code] ?? BY_RULE[rule] ?? null;
}
