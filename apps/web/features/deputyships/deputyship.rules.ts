import { daysBetween } from '../../language/days.rules.js';

interface Span {
  startsOn: string;
  endsOn: string;
}

/** Where a deputyship stands on a day. */
export function standing({ startsOn, endsOn }: Span, today: string): 'over' | 'to_come' | 'now' {
  if (endsOn < today) return 'over';
  return startsOn > today ? 'to_come' : 'now';
}

/** What is wrong with two days as they are typed; null when nothing is. */
export function spanFault({ startsOn, endsOn }: Span): 'no_first' | 'no_last' | 'ends_before' | null {
  if (startsOn === '') return 'no_first';
  if (endsOn === '') return 'no_last';
  return endsOn < startsOn ? 'ends_before' : null;
}

/** So many days somebody stands in, the last one included. */
export const daysOf = ({ startsOn, endsOn }: Span): number => daysBetween(startsOn, endsOn) + 1;

/** Those of some deputyships that reach into a span: their deputies get the mail as well. */
export function reachingInto<Other extends Span & { id: string }>(
  others: readonly Other[],
  { startsOn, endsOn }: Span,
  exceptId?: string,
): Other[] {
  return others.filter((other) => other.id !== exceptId && other.startsOn <= endsOn && other.endsOn >= startsOn);
}
