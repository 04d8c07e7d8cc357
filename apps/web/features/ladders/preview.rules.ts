import type { LadderPreview } from '../../client/api.generated.js';

export type PreviewedChange = LadderPreview['items'][number];

/** How many reminders more or fewer somebody would get, of those listed. */
export interface Load {
  id: string;
  name: string;
  more: number;
}

/** Who would hear more often, and who less; the greatest difference first, whoever hears as often as before left out. */
export function loads(items: readonly PreviewedChange[]): Load[] {
  const byPerson = new Map<string, Load>();
  for (const { change, recipient } of items) {
    if (recipient === null) continue;
    const load = byPerson.get(recipient.id) ?? { ...recipient, more: 0 };
    if (change === 'added') load.more += 1;
    if (change === 'taken_back') load.more -= 1;
    byPerson.set(recipient.id, load);
  }
  return [...byPerson.values()].filter(({ more }) => more !== 0).sort((one, other) => other.more - one.more);
}

/** The changes by commitment, in the order in which the first of each takes effect. */
export function byCommitment(
  items: readonly PreviewedChange[],
): { commitment: PreviewedChange['commitment']; changes: PreviewedChange[] }[] {
  const groups = new Map<string, { commitment: PreviewedChange['commitment']; changes: PreviewedChange[] }>();
  for (const item of items) {
    const group = groups.get(item.commitment.id) ?? { commitment: item.commitment, changes: [] };
    group.changes.push(item);
    groups.set(item.commitment.id, group);
  }
  return [...groups.values()];
}
