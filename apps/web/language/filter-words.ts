import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Filter } from '../client/filter-search.rules.js';

/** What each filter of commitments is called, wherever the register is counted or listed by it. */
export const FILTER: Record<Filter, MessageDescriptor> = {
  side: msg`Side`,
  areaCode: msg`Area`,
  leadBodyId: msg`Body of the lead`,
  counterpartBodyId: msg`Other side`,
  meetingId: msg`Meeting`,
  dueFrom: msg`Due from`,
  dueTo: msg`Due to`,
  status: msg`Status`,
  kind: msg`Kind`,
  priority: msg`Priority`,
  classification: msg`Classification`,
  leadPostId: msg`Lead`,
  controllerPostId: msg`Controller`,
  authorPostId: msg`Author`,
  leadOwnBodyId: msg`Body of the lead itself`,
  timeliness: msg`On control`,
  originalMonth: msg`First promised for`,
  blocked: msg`Blocked`,
  mine: msg`Mine`,
  q: msg`Search`,
};
