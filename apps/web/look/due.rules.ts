import type { ControlStatus } from '../language/words.js';
import { daysBetween } from '../language/days.rules.js';
import type { Tone } from './state.js';

/** What counts as soon, in days: as the inbox and the brief have it. */
export const SOON_DAYS = 14;

const OPEN: readonly ControlStatus[] = ['active', 'reported'];

/**
 * How near a deadline is for a commitment in this status; null where nearness means nothing any more, or not yet.
 * @param today the reader's date
 */
export function nearness(deadline: string, status: ControlStatus, today: string): { days: number; tone: Tone } | null {
  if (!OPEN.includes(status)) return null;
  const days = daysBetween(today, deadline);
  if (days < 0) return { days, tone: status === 'reported' ? 'review' : 'overdue' };
  return { days, tone: days <= SOON_DAYS ? 'soon' : 'quiet' };
}
