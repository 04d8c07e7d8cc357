import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { FILTER } from '../../language/filter-words.js';
import {
  BLOCKED_SIDE,
  CLASSIFICATION,
  CONTROL_STATUS,
  KIND,
  PRIORITY,
  SIDE,
  TIMELINESS,
} from '../../language/words.js';
import type { FilterName, HAVING_WORDS } from './register-search.rules.js';

/** What each filter of the register is called, on its control and before the value of its chip. */
export const REGISTER_FILTER: Record<FilterName, MessageDescriptor> = {
  ...FILTER,
  having: msg`With a period that`,
  asOf: msg`As it stood on`,
};

type Having = (typeof HAVING_WORDS)[number];

/** What can be said of a period, to follow “with a period that”. */
export const HAVING: Record<string, MessageDescriptor> = {
  counted: msg`counts`,
  dated: msg`has a deadline`,
  undated: msg`has no deadline`,
  in_time_original: msg`was kept by the original deadline`,
  late_original: msg`was kept after the original deadline`,
  overdue_original: msg`is past the original deadline`,
  running_original: msg`runs, by the original deadline`,
  in_time_current: msg`was kept by the current deadline`,
  late_current: msg`was kept after the current deadline`,
  overdue_current: msg`is past the current deadline`,
  running_current: msg`runs, by the current deadline`,
  slipped: msg`has slipped`,
  accepted: msg`was accepted`,
  kept_by_us: msg`we have kept`,
  clear_by_us: msg`is clear on our side`,
  kept_by_them: msg`the other side has kept`,
  clear_by_them: msg`is clear on the other side`,
  report_waiting: msg`has a report that waits for a decision`,
  overdue: msg`is overdue now`,
  at_risk: msg`is at risk now`,
  blocked: msg`is blocked now`,
  extension_requested: msg`an extension was asked for`,
  extension_granted: msg`was extended on request`,
  extension_refused: msg`an extension was refused`,
  extension_waiting: msg`an extension waits for a decision`,
  extension_lapsed: msg`an extension was asked for and never decided`,
  extension_late: msg`an extension was asked for too late`,
  moved_unasked: msg`was moved without a request`,
  fulfilment_no_evidence: msg`has no evidence`,
  fulfilment_not_started: msg`was judged as not started`,
  fulfilment_minimal: msg`was judged as minimal`,
  fulfilment_substantial: msg`was judged as substantial`,
  fulfilment_full: msg`was judged as full`,
  conforms: msg`conforms to its words`,
  differs: msg`differs from its words`,
  not_compared: msg`was not compared with its words`,
} satisfies Record<Having, MessageDescriptor>;

const BLOCKED: Record<string, MessageDescriptor> = {
  true: msg`On either side`,
  ...BLOCKED_SIDE,
};

/** The words of the values of a filter that has a fixed list of them. */
export const VALUE_WORDS: Partial<Record<FilterName, Record<string, MessageDescriptor>>> = {
  status: CONTROL_STATUS,
  side: SIDE,
  kind: KIND,
  priority: PRIORITY,
  classification: CLASSIFICATION,
  having: HAVING,
  timeliness: { overdue: TIMELINESS.overdue, running: TIMELINESS.running },
  blocked: BLOCKED,
  counterpartBodyId: { none: msg`Nobody` },
  originalMonth: { none: TIMELINESS.undated },
};
