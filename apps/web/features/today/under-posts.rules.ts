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

/** What a head is told of first, as filters of the register. */
export const NUMBERS = ['overdue', 'due', 'reported', 'blocked'] as const;
export type NumberName = (typeof NUMBERS)[number];

export function filterOf(number: NumberName, leadBodyId: string, today: string) {
  switch (number) {
    case 'overdue':
      return { timeliness: 'overdue', leadBodyId } as const;
    case 'due':
      return { timeliness: 'running', dueTo: addDays(today, SOON_DAYS), leadBodyId } as const;
    case 'reported':
      return { status: 'reported', leadBodyId } as const;
    case 'blocked':
      return { blocked: 'true', leadBodyId } as const;
  }
}
