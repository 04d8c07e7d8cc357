import type { DraftRung } from './ladder-draft.rules.js';
import { inOrder } from './rungs.rules.js';

/** A field of one rung in the form of a ladder. */
type RungPart = 'when' | 'days' | 'audience';

/** What the field of a rung is called where faults are told by field. */
export const rungField = (id: number, part: RungPart): string => `rungs.${id}.${part}`;

const FIELDS = ['name.en', 'name.ru', 'name.be', 'reason', 'rungs', 'pauseDays', 'reviewDays', 'nudgeDays'];

/**
 * Where in the form of a ladder a fault of the API stands; null where the form has no field for it.
 * @param rungs of the draft that was sent: as rules they go in the order of time, which need not be that of the form
 */
export function placeOf(path: string, rungs: readonly DraftRung[]): string | null {
  const [, at, part = ''] = /^rules\.rungs\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  if (at === undefined) return FIELDS.find((field) => field === path || `rules.${field}` === path) ?? null;
  const rung = inOrder(rungs)[Number(at)];
  return rung ? rungField(rung.id, partOf(part)) : null;
}

/** A key is made from the time of its rung. */
function partOf(part: string): RungPart {
  if (part.startsWith('audience')) return 'audience';
  return /^when\.(before|after)$/.test(part) ? 'days' : 'when';
}
