import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { GROUPINGS } from './measure-search.rules.js';

export const GROUPING: Record<(typeof GROUPINGS)[number], { tab: MessageDescriptor; column: MessageDescriptor }> = {
  body: { tab: msg`By body`, column: msg`Body of the lead` },
  post: { tab: msg`By post`, column: msg`Lead` },
  area: { tab: msg`By area`, column: msg`Area` },
  side: { tab: msg`By side`, column: msg`Side` },
  meeting: { tab: msg`By meeting`, column: msg`Meeting` },
  counterpart: { tab: msg`By counterpart`, column: msg`Counterpart` },
  month: { tab: msg`By month`, column: msg`Month of the original deadline` },
};

/** How a period stands against a deadline, in the order of bars and columns. */
export const STANDINGS = ['inTime', 'late', 'overdue', 'running'] as const;
export type Standing = (typeof STANDINGS)[number];
export const STANDING: Record<Standing, MessageDescriptor> = {
  inTime: msg`In time`,
  late: msg`Late`,
  overdue: msg`Overdue`,
  running: msg`Running`,
};
