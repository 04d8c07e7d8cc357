import type { SendOutcome } from '#mail';
import type { Settlement } from './settlements.js';

/** How long a mailing waits after each attempt that failed for the time being, in minutes; the last repeats. */
const WAITS = [1, 5, 15, 60, 240] as const;

/** @param attempt the number of the attempt that failed, from 1. @returns minutes. */
export function waitAfter(attempt: number): number {
  return WAITS[Math.min(attempt, WAITS.length) - 1] ?? WAITS[0];
}

/** What is recorded of a mailing that was claimed and then not begun: it is free again at once, and not in doubt. */
export function givenBack(mailing: { id: string; attempt: number }, address: string): Settlement {
  const { id: mailingId, attempt } = mailing;
  return {
    ...{ mailingId, attempt, address, subject: null },
    ...{ state: 'queued', waitMinutes: 0, mayHaveBeenTaken: false, error: null },
  };
}

/**
 * At the first attempt it is looked at again at once: mostly it only says what has changed since. After that it waits, but
 * minutes at most: earlier attempts may have failed for other reasons, and what is kept back again and again, as a deputy's
 * digest between two dates of a day, only must not take turns with the sweep.
 */
function waitOfKeptBack(attempt: number): number {
  return attempt === 1 ? 0 : Math.min(waitAfter(attempt - 1), 5);
}

/**
 * What is recorded of an attempt. A message that may have been taken is sent once more with the same Message-ID; when
 * that ends in doubt as well it is given up, because a third copy is worse than the doubt.
 */
export function settlementOf(
  outcome: SendOutcome,
  mailing: { id: string; attempt: number; possiblyTwice: boolean },
  mail: { address: string; subject: string | null },
): Settlement {
  const common = { mailingId: mailing.id, attempt: mailing.attempt, ...mail, waitMinutes: 0, mayHaveBeenTaken: false };
  switch (outcome.kind) {
    case 'sent':
      return { ...common, state: 'sent', error: null };
    case 'permanent':
      return { ...common, state: 'failed', error: outcome.reason };
    case 'withdrawn':
      return { ...givenBack(mailing, mail.address), waitMinutes: waitOfKeptBack(mailing.attempt) };
    case 'temporary': {
      const { reason, mayHaveBeenTaken } = outcome;
      if (mayHaveBeenTaken && mailing.possiblyTwice) {
        return { ...common, state: 'failed', mayHaveBeenTaken, error: `${reason}; it may have arrived twice already` };
      }
      return { ...common, state: 'queued', mayHaveBeenTaken, error: reason, waitMinutes: waitAfter(mailing.attempt) };
    }
  }
}
