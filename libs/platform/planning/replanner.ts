/**
 * Told, inside the transaction of a change, that what ought to be sent may differ now. The port stands here because
 * changes come from below (people, calendars, commitments) while the plan is made above them, in `reminders`.
 */
export abstract class Replanner {
  /** A commitment's deadline, status, posts, reports or ladder changed. */
  abstract commitmentsChanged(commitmentIds: readonly string[]): Promise<void>;

  /** Who holds a post, stands in for somebody, or how a person or post is reached changed. */
  abstract rosterChanged(change: { postIds?: readonly string[]; personIds?: readonly string[] }): Promise<void>;

  /** Whether, when or in which roles some persons read digests changed, and nothing of the plan with it. */
  abstract digestsChanged(personIds: readonly string[]): Promise<void>;

  /** A day of a country's working calendar changed. */
  abstract calendarChanged(country: string): Promise<void>;

  /** A meeting chose another ladder for those of its commitments that have none of their own. */
  abstract meetingChanged(meetingId: string): Promise<void>;
}
