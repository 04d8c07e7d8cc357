import { ERASED_NAMES, erasedCode } from './erased-person.rules.js';

/** A person as answers of the API name them: as the register writes the name, and in Russian and Belarusian. */
export interface PersonReference {
  id: string;
  name: string;
  names: { ru: string | null; be: string | null };
}

/**
 * The name of a person in a language, of a row of `persons`; null where nobody wrote it. Whoever was erased is called so in
 * every language: nobody wrote that, and the register as of a past moment knows it by the code alone.
 */
export function personNameIn(row: string, language: keyof typeof ERASED_NAMES): string {
  const isErased = `${row}.code = '${erasedCode('')}' || ${row}.id`;
  return `CASE WHEN ${isErased} THEN '${ERASED_NAMES[language]}' ELSE ${row}.name_${language} END`;
}

/** The names of a person that are not Latin, of a row of `persons`, as JSON. */
export function personNames(row: string): string {
  return `jsonb_build_object('ru', ${personNameIn(row, 'ru')}, 'be', ${personNameIn(row, 'be')})`;
}

/** A person as JSON, of a row of `persons`; null where an outer join found none. */
export function personReference(row: string): string {
  return `CASE WHEN ${row}.id IS NOT NULL
    THEN jsonb_build_object('id', ${row}.id, 'name', ${row}.name, 'names', ${personNames(row)}) END`;
}
