import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Commitment } from '../../client/api.generated.js';

type Warning = NonNullable<Commitment['warnings']>[number]['code'];

/** Whom the reminders of what was put on control will not reach as things stand today. */
export const CONTROL_WARNING: Record<Warning, MessageDescriptor> = {
  nobody_can_be_told: msg`Nobody can be reminded: the lead's post is vacant and there is no one above it with an address.`,
  lead_may_not_read: msg`Whoever holds the lead's post is not cleared to read this commitment.`,
};
