import type { PlannedOccurrence } from './occurrence.js';
import type { Addressee } from './planning-world.rules.js';

export type Copy = Pick<PlannedOccurrence, 'postId' | 'recipientId' | 'deputyForId' | 'dueAt'>;

/** The addressee's own mail first, then one for each person who stands in for them that day. */
export function copies({ postId, person, dueAt, deputies }: Addressee): Copy[] {
  const own: Copy = { postId, recipientId: person?.id ?? null, deputyForId: null, dueAt };
  return [
    own,
    ...deputies.map((deputy) => ({
      postId,
      recipientId: deputy.person.id,
      deputyForId: own.recipientId,
      dueAt: deputy.dueAt,
    })),
  ];
}
