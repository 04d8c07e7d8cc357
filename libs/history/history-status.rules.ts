/** What somebody has to look after in the history. */
export const HISTORY_ALARMS = [
  'altered',
  'checkpoint-failed',
  'checkpoints-stopped',
  'verifications-stopped',
  'checkpoint-mail-failed',
] as const;

export interface HistoryAlarm {
  code: (typeof HISTORY_ALARMS)[number];
  message: string;
}

/** Ages in seconds; null: there is none. */
export interface HistoryFigures {
  /** Of the last verification that came to its end. */
  found: number;
  fault: string | null;
  lastCheckpoint: number | null;
  /** Of the event that waits longest for its place. */
  oldestPending: number | null;
  /** Since the job first ran, where no verification has ended yet. */
  lastVerification: number | null;
  failedMails: number;
}

/** A checkpoint and a verification are made every day. */
const SILENCE_HOURS = 26;

/** The first is made as soon as there is an event, whatever the time between two. In seconds. */
const FIRST_WITHIN = 3_600;

/** @param names tables and columns without which nothing can be said of the history */
export function unreadableAlarm(names: readonly string[]): HistoryAlarm {
  const are = names.length === 1 ? 'is not there as it has' : 'are not there as they have';
  const message = `the history cannot be read: ${names.join(', ')} ${are} to be; pacta verify says more`;
  return { code: 'altered', message };
}

export function historyAlarms(figures: HistoryFigures): HistoryAlarm[] {
  const { found, fault, lastCheckpoint, oldestPending, lastVerification, failedMails } = figures;
  const isSilent = (age: number | null) => age !== null && age > SILENCE_HOURS * 3_600;
  const hours = (age: number | null) => Math.floor((age ?? 0) / 3_600);
  const alarms: (HistoryAlarm | false)[] = [
    found > 0 && {
      code: 'altered',
      message: `the last verification of the history found ${found} things that are not as they were signed; pacta verify names them`,
    },
    fault !== null && { code: 'checkpoint-failed', message: `no checkpoint can be made: ${fault}` },
    isSilent(lastCheckpoint) && {
      code: 'checkpoints-stopped',
      message: `no checkpoint has been made for ${hours(lastCheckpoint)} hours`,
    },
    lastCheckpoint === null &&
      (oldestPending ?? 0) > FIRST_WITHIN && {
        code: 'checkpoints-stopped',
        message: `no checkpoint was ever made, and events wait for one since ${hours(oldestPending)} hours: a worker makes them, unless PACTA_CHECKPOINT_MINUTES is 0`,
      },
    isSilent(lastVerification) && {
      code: 'verifications-stopped',
      message: `no verification of the history has ended for ${hours(lastVerification)} hours`,
    },
    failedMails > 0 && {
      code: 'checkpoint-mail-failed',
      message: `checkpoints could not be mailed to ${failedMails} of their addresses`,
    },
  ];
  return alarms.filter((alarm) => alarm !== false);
}
