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
  /** Since the last check of the plan ended or, before the first, since it was first begun. */
  lastPlanCheck: number | null;
  /** What the last check of the plan found to be wrong. */
  planDifferences: number;
}

export const MAIL_ALARMS = ['held', 'late', 'sweeps-stopped', 'unreachable', 'plan-wrong', 'checks-stopped'] as const;

export interface MailAlarm {
  code: (typeof MAIL_ALARMS)[number];
  message: string;
}

/** The plan is checked once a day, at the first opportunity after midnight: one is missing then. */
export const CHECK_SILENCE_HOURS = 26;

/** Sweeps come every few seconds; several in a row are missing then. */
export const SWEEP_SILENCE_SECONDS = 5 * 60;

/**
 * What somebody has to look after. Mail that an operator holds on purpose, or shows in a dry run, is not late; mail that
 * the register holds by itself waits for a person, and says so.
 */
export function mailAlarms(figures: MailFigures, lateMinutes: number): MailAlarm[] {
  return [...deliveryAlarms(figures, lateMinutes), ...planAlarms(figures)];
}

function deliveryAlarms(figures: MailFigures, lateMinutes: number): MailAlarm[] {
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
      message: `${unreachable} due reminders wait for somebody who can be told: a post is vacant, an address refused or nobody may read it`,
    });
  }
  return alarms;
}

/** The plan goes on while mail is held: nothing excuses it. */
function planAlarms({ lastPlanCheck, planDifferences }: MailFigures): MailAlarm[] {
  const alarms: MailAlarm[] = [];
  if (planDifferences > 0) {
    alarms.push({
      code: 'plan-wrong',
      message: `the last check of the plan found ${planDifferences} reminders wrong and mended them; pacta check-plan checks once more`,
    });
  }
  if (lastPlanCheck !== null && lastPlanCheck > CHECK_SILENCE_HOURS * 3_600) {
    alarms.push({
      code: 'checks-stopped',
      message: `no check of the plan has ended for ${Math.floor(lastPlanCheck / 3_600)} hours`,
    });
  }
  return alarms;
}
