import type { Parties } from '#access';
import type { Temporal } from 'temporal-polyfill';
import type { PlanningWorld } from './planning-world.rules.js';

/** What whoever puts a commitment on control ought to know of its reminders. */
export interface ControlWarning {
  code: 'nobody_can_be_told' | 'lead_may_not_read';
  message: string;
}

const NOBODY: ControlWarning = {
  code: 'nobody_can_be_told',
  message: "Nobody on the lead's line holds a post, can be reached and may read this: reminders to the lead will wait.",
};

/** By the rule that addresses the mail: where a mail to the lead would go on the next working day. */
export function controlWarnings(about: Parties, world: PlanningWorld, now: Temporal.Instant): ControlWarning[] {
  const { leadPostId } = about;
  const today = world.dateAt(leadPostId, now);
  const { person, postId, passedOver } = world.addresseeOf({ postId: leadPostId, about }, today, 'on_or_after');
  if (person === null) return [NOBODY];
  // A vacant post, or a refused address, is nothing that this commitment could help.
  const mayNotRead = passedOver.some(
    (one) => one.postId === leadPostId && one.because !== 'vacant' && one.because !== 'email_refused',
  );
  if (postId === leadPostId || !mayNotRead) return [];
  const message = `Whoever holds the lead post may not read this: reminders to the lead go to ${world.roster.post(postId).title.en}.`;
  return [{ code: 'lead_may_not_read', message }];
}
