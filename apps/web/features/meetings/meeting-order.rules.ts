/** What the order of meetings needs to know of one. */
interface Held {
  heldOn: string;
  nextMeetingOn: string | null;
}

/** Meetings to come, the nearest first, and those that were held, in the order in which they were given. */
export function parted<One extends Held>(meetings: readonly One[], today: string): { coming: One[]; held: One[] } {
  const coming = meetings.filter(({ heldOn }) => heldOn >= today).sort((a, b) => a.heldOn.localeCompare(b.heldOn));
  return { coming, held: meetings.filter(({ heldOn }) => heldOn < today) };
}

/** Meetings that were held and have named the date of the next one, which is still ahead; the nearest first. */
export function announced<One extends Held>(meetings: readonly One[], today: string): One[] {
  return meetings
    .filter(({ nextMeetingOn, heldOn }) => heldOn < today && nextMeetingOn !== null && nextMeetingOn >= today)
    .sort((a, b) => (a.nextMeetingOn ?? '').localeCompare(b.nextMeetingOn ?? ''));
}
