import { addDays } from '../../language/days.rules.js';

/** A tenure as it is typed: without a last day until further notice. */
export interface TenureDraft {
  personId: string | null;
  startsOn: string;
  endsOn: string;
}

interface Held {
  id: string;
  person: { id: string; name: string };
  startsOn: string;
  endsOn: string | null;
}

/** What is wrong with a tenure as it is typed; null when nothing is. */
export function tenureFault({
  personId,
  startsOn,
  endsOn,
}: TenureDraft): 'no_person' | 'no_first' | 'ends_before' | null {
  if (personId === null) return 'no_person';
  if (startsOn === '') return 'no_first';
  return endsOn !== '' && endsOn < startsOn ? 'ends_before' : null;
}

/** Whether a tenure counts on a day. */
export const holdsOn = ({ startsOn, endsOn }: Omit<Held, 'id' | 'person'>, day: string): boolean =>
  startsOn <= day && (endsOn === null || endsOn >= day);

/** The first of some tenures of a post that shares a day with these: a post has one holder on any day. */
export function inTheWay<Other extends Held>(
  tenures: readonly Other[],
  { startsOn, endsOn }: Pick<TenureDraft, 'startsOn' | 'endsOn'>,
  exceptId?: string,
): Other | null {
  const last = endsOn === '' ? '9999-12-31' : endsOn;
  const shared = tenures
    .filter((tenure) => tenure.id !== exceptId && tenure.startsOn <= last)
    .filter((tenure) => tenure.endsOn === null || tenure.endsOn >= startsOn)
    .sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1));
  return shared[0] ?? null;
}

/** From when nobody holds the post after these days; null where they have no end, or somebody follows at once. */
export function vacantFrom(
  tenures: readonly Held[],
  { endsOn }: Pick<TenureDraft, 'endsOn'>,
  exceptId?: string,
): string | null {
  if (endsOn === '') return null;
  const next = addDays(endsOn, 1);
  return tenures.some((tenure) => tenure.id !== exceptId && holdsOn(tenure, next)) ? null : next;
}
