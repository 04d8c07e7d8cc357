import { Temporal } from 'temporal-polyfill';

interface Held {
  person: { id: string };
  startsOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
}

export type Succession<T extends Held> =
  /** `ends`, when the post is held, gets `endsOn` as its last day. */
  | { kind: 'hand_over'; ends: T | null; endsOn: Temporal.PlainDate }
  | { kind: 'held_later'; by: T }
  | { kind: 'already_holds'; by: T };

/**
 * What a hand-over does to a post's tenures. One that begins on the day itself or later stands in the way: to shorten it
 * to nothing would rewrite what was decided, not continue it.
 * @param others the post's tenures that reach into the successor's open-ended one, earliest first.
 */
export function planSuccession<T extends Held>(
  others: readonly T[],
  successor: { personId: string; startsOn: Temporal.PlainDate },
): Succession<T> {
  const later = others.find((other) => Temporal.PlainDate.compare(other.startsOn, successor.startsOn) >= 0);
  if (later !== undefined) return { kind: 'held_later', by: later };
  const present = others[0] ?? null;
  if (present?.person.id === successor.personId) return { kind: 'already_holds', by: present };
  return { kind: 'hand_over', ends: present, endsOn: successor.startsOn.subtract({ days: 1 }) };
}
