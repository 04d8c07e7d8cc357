import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReminderExplanation } from '../../client/api.generated.js';

const HIGHER = msg`to a higher superior of the lead`;

/** Whom a rule of reminders speaks to, as in the mails. Superiors from the second on share their words. */
export const AUDIENCE: Readonly<Record<ReminderExplanation['audience'], MessageDescriptor>> = {
  lead: msg`to the lead`,
  co_executors: msg`to the co-executors`,
  controller: msg`to the controller`,
  superior: msg`to the superior of the lead`,
  author: msg`to the side that gave the task`,
  counterpart: msg`to the other side`,
  post: msg`to a post named in the reminder rules`,
  'superior-2': HIGHER,
  'superior-3': HIGHER,
  'superior-4': HIGHER,
  'superior-5': HIGHER,
  'superior-6': HIGHER,
  'superior-7': HIGHER,
  'superior-8': HIGHER,
  'superior-9': HIGHER,
};
