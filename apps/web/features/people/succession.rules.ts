import type { PersonReference } from '../../client/api.generated.js';
import { addDays } from '../../language/days.rules.js';

interface Held {
  person: PersonReference;
  startsOn: string;
  endsOn: string | null;
}

export type SuccessionPreview =
  /** The present holder's last day is the day before; without one the post was vacant. */
  | { kind: 'hand_over'; from: PersonReference | null; lastDay: string }
  | { kind: 'held_later'; by: PersonReference; startsOn: string }
  | { kind: 'already_holds'; by: PersonReference };

/**
 * What a hand-over will do, told before it is done: the same as the register's own rule, which decides. Whoever comes
 * later than the successor stands in the way.
 */
export function previewSuccession(
  tenures: readonly Held[],
  { personId, startsOn }: { personId: string; startsOn: string },
): SuccessionPreview {
  const reaching = tenures
    .filter(({ endsOn }) => endsOn === null || endsOn >= startsOn)
    .sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  const later = reaching.find((tenure) => tenure.startsOn >= startsOn);
  if (later) return { kind: 'held_later', by: later.person, startsOn: later.startsOn };
  const present = reaching[0] ?? null;
  if (present?.person.id === personId) return { kind: 'already_holds', by: present.person };
  return { kind: 'hand_over', from: present?.person ?? null, lastDay: addDays(startsOn, -1) };
}
