/** What the mail of a register looks like at one moment. Times are in seconds before it; null: never, or nothing. */
export interface MailFigures {
  isHeld: boolean;
  isAutomatic: boolean;
  isDryRun: boolean;
  /** How long the oldest mail that is due has waited, from when it could first have been sent. */
  oldestUnsent: number | null;
  lastSweep: number | null;
  /** Reminders that are due and wait because nobody up the line can be told. */
  unreachable: number;
}

export interface MailAlarm {
  code: 'held' | 'late' | 'sweeps-stopped' | 'unreachable';
  message: string;
}

/** Sweeps come every few seconds; several in a row are missing then. */
export const SWEEP_SILENCE_SECONDS = 5 * 60;

/**
 * What somebody has to look after. Mail that an operator holds on purpose, or shows in a dry run, is not late; mail that
 * the register holds by itself waits for a person, and says so.
 */
export function mailAlarms(figures: MailFigures, lateMinutes: number): MailAlarm[] {
  const { isHeld, isAutomatic, isDryRun, oldestUnsent, lastSweep, unreachable } = figures;
  const alarms: MailAlarm[] = [];
  if (isHeld && isAutomatic) {
    alarms.push({
      code: 'held',
      message: 'mail is on hold because the database is a copy; pacta mail release lets it go',
    });
  }
  if (!isHeld && !isDryRun && oldestUnsent !== null && oldestUnsent > lateMinutes * 60) {
    alarms.push({
      code: 'late',
      message: `mail has been due for ${Math.floor(oldestUnsent / 60)} minutes and is not sent`,
    });
  }
  // Before the first sweep there is nothing to compare with: mail that waits then is late instead.
  if (lastSweep !== null && lastSweep > SWEEP_SILENCE_SECONDS) {
    alarms.push({
      code: 'sweeps-stopped',
      message: `no worker has looked for mail for ${Math.floor(lastSweep / 60)} minutes`,
    });
  }
  if (unreachable > 0) {
    alarms.push({
      code: 'unreachable',
      message: `${unreachable} due reminders wait for somebody who can be told: a post is vacant, an address refused or nobody cleared`,
    });
  }
  return alarms;
}
