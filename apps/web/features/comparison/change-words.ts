import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Change } from './comparison-search.rules.js';

export const CHANGE: Record<Change, MessageDescriptor> = {
  new: msg`New`,
  closed: msg`Kept and closed`,
  slipped: msg`Deadline moved`,
  reassigned: msg`Lead or controller changed`,
  terminated: msg`Terminated`,
  reopened: msg`Re-opened`,
};
