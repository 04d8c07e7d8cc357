import { keyOf, streamOf } from './event-name.rules.js';
import { isSound, type Suspect } from './suspect.rules.js';
import type { EventName } from './verification.types.js';

export const LEAVES_DO_NOT_FIT =
  'The leaf files do not make the roots that were signed: they were changed, and do not tell which event was.';

/** Of empty places, from one up to another, of which no leaf file tells. */
export function whatIsGone(from: number, to: number): string {
  const what =
    to - from === 1 ? 'An event stood in this place and' : `In the places ${from} to ${to - 1} events stood, and each`;
  return `${what} is gone; without the leaf files nobody knows which.`;
}

/** How an event differs from what was signed in its place, by hash and name. */
export function whatChanged(suspect: Suspect, signed: string, name: EventName | null): string {
  const { event, hash, fits } = suspect;
  if (hash === signed) {
    return fits ? 'A number in it is written otherwise.' : 'Its content is as signed, its stored hash is not.';
  }
  const now =
    name !== null && keyOf(name) !== keyOf(event) ? ` It is number ${event.sequence} of ${streamOf(event)} now.` : '';
  return isSound(suspect)
    ? `Its content is not what was signed; its hash was made to fit.${now}`
    : `Its content is not what was signed.${now}`;
}
