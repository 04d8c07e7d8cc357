import type { Classification } from '#access';
import type { JsonValue } from '#history';

/**
 * Which events of one commitment, oldest first, were written while it was marked above what somebody is cleared for: before
 * the event or after it. `VisibleEvents` decides the same in SQL.
 */
export function aboveClearance(
  events: readonly { after: JsonValue }[],
  isCleared: (marking: Classification) => boolean,
): readonly boolean[] {
  let marking: Classification = 'public';
  return events.map(({ after }) => {
    const before = marking;
    marking = markingIn(after) ?? before;
    return !isCleared(before) || !isCleared(marking);
  });
}

/** Events are written by this register alone: what stands there is a classification. */
function markingIn(state: JsonValue): Classification | undefined {
  const isObject = state !== null && typeof state === 'object' && !Array.isArray(state);
  return isObject ? (state['classification'] as Classification | undefined) : undefined;
}
