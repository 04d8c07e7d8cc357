import type { NewPerson, Person } from '../../client/api.generated.js';
import { codeOf, isCode } from '../../language/code.rules.js';
import { nameOf, NO_NAME, typedName, type TypedName } from '../../language/typed-name.rules.js';

/** A person as it is typed. When their mail comes is left to themselves: they choose it in their profile. */
export interface PersonDraft {
  name: TypedName;
  email: string;
  timeZone: string;
  language: Person['language'];
  clearance: NonNullable<Person['clearance']>;
  /** Null as long as it follows the name. */
  code: string | null;
}

type Written = Required<Pick<NewPerson, 'code' | 'name' | 'email' | 'timeZone' | 'language' | 'clearance'>> & {
  names: { ru: string | null; be: string | null };
};

export const newPerson = (place: Pick<PersonDraft, 'timeZone' | 'language'>): PersonDraft => ({
  name: NO_NAME,
  email: '',
  ...place,
  clearance: 'public',
  code: null,
});

/** What a person is now, to be typed on by whoever may change it, and is shown all of it. */
export function draftOfPerson({ name, names, email, timeZone, language, clearance, code }: Person): PersonDraft {
  const shown = { email: email ?? '', clearance: clearance ?? 'public' };
  return { name: typedName({ en: name, ...names }), ...shown, timeZone, language, code };
}

/** Their code: as typed, or made from their name. */
export const codeOfPerson = ({ code, name }: PersonDraft): string => code ?? codeOf(name.en);

/** A person as the register takes it. */
export function writtenPerson(draft: PersonDraft): Written {
  const { timeZone, language, clearance } = draft;
  const { en: name, ...names } = nameOf(draft.name);
  return { code: codeOfPerson(draft).trim(), name, names, email: draft.email.trim(), timeZone, language, clearance };
}

/** As a browser knows an address; the API decides. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text.trim());

/** What is missing in it, or not as the register takes it. */
export function faultsOfPerson(draft: PersonDraft): { name: boolean; email: boolean; code: boolean } {
  const { name, email, code } = writtenPerson(draft);
  return { name: name === '', email: !isAddress(email), code: !isCode(code) };
}

/** Whether nothing is left that tells who it was. */
export const isErased = ({ id, code }: Pick<Person, 'id' | 'code'>): boolean => code === `erased-${id}`;
