import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Filter } from '../../client/filter-search.rules.js';
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

export const FILTER: Record<Filter, MessageDescriptor> = {
  side: msg`Side`,
  areaCode: msg`Area`,
  leadBodyId: msg`Body, with all below it`,
  counterpartBodyId: msg`Counterpart`,
  meetingId: msg`Meeting`,
  dueFrom: msg`Due from`,
  dueTo: msg`Due to`,
  status: msg`Control status`,
  kind: msg`Kind`,
  priority: msg`Priority`,
  classification: msg`Classification`,
  leadPostId: msg`Lead`,
  controllerPostId: msg`Controller`,
  authorPostId: msg`Author`,
  leadOwnBodyId: msg`Body of the lead`,
  timeliness: msg`Timeliness`,
  originalMonth: msg`Month of the original deadline`,
  blocked: msg`Blocked`,
  mine: msg`Mine`,
  q: msg`Words`,
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
