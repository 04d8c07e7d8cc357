/** What decides whether a mailing that failed may be sent once more. */
export interface FailedMailing {
  state: string;
  kind: 'reminder' | 'digest';
  /** The mail server refuses the recipient's address, and nobody has entered it anew. */
  isRefused: boolean;
  /** How many of its reminders failed whose commitment and deadline still stand. */
  stillTrue: number;
}

/** Why a mailing cannot be tried again, as a stable code and a sentence; null when it can. */
export function obstacleToRetry(mailing: FailedMailing): { code: string; message: string } | null {
  if (mailing.state !== 'failed') {
    return { code: 'not_failed', message: 'Only a mailing that has failed can be tried again.' };
  }
  if (mailing.isRefused) {
    const message = "The mail server refuses the person's address. Enter the right one first, or the same again.";
    return { code: 'address_refused', message };
  }
  if (mailing.kind === 'reminder' && mailing.stillTrue === 0) {
    return { code: 'nothing_left_to_say', message: 'What this mailing would have said is settled by now.' };
  }
  return null;
}
