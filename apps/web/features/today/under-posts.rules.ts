import type { Profile } from '../../client/api.generated.js';
import { addDays } from '../../language/days.rules.js';
import type { Language } from '../../language/languages.js';
import { named } from '../../language/names.rules.js';
import { SOON_DAYS } from '../../look/due.rules.js';

/** The bodies of the posts that somebody acts through today, each once, by name in a language. */
export function bodiesOf({ posts, actingFor }: Profile, language: Language): { id: string; name: string }[] {
  const held = [...posts, ...actingFor.flatMap((absent) => absent.posts)];
  const names = new Map(held.map(({ body: { id, name } }) => [id, named(name, language)]));
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The posts that somebody acts through today, each once. */
export function postsOf({ posts, actingFor }: Profile): string[] {
  const held = [...posts, ...actingFor.flatMap((absent) => absent.posts)];
  return [...new Set(held.map(({ id }) => id))];
}

/** What is counted: the commitments that a body and those below it lead, or those that some posts control. */
export type Counted = { leadBodyId: string } | { controllerPostId: string };

/** What a head and a controller are told of first, as filters of the register. */
export const NUMBERS = ['overdue', 'due', 'reported', 'blocked'] as const;
export type NumberName = (typeof NUMBERS)[number];

export function filterOf(number: NumberName, counted: Counted, today: string) {
  switch (number) {
    case 'overdue':
      return { timeliness: 'overdue', ...counted } as const;
    case 'due':
      return { timeliness: 'running', dueTo: addDays(today, SOON_DAYS), ...counted } as const;
    case 'reported':
      return { status: 'reported', ...counted } as const;
    case 'blocked':
      return { blocked: 'true', ...counted } as const;
  }
}
