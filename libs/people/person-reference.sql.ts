/** A person as answers of the API name them: as the register writes the name, and in Russian and Belarusian. */
export interface PersonReference {
  id: string;
  name: string;
  names: { ru: string | null; be: string | null };
}

/** The names of a person that are not Latin, of a row of `persons`, as JSON. */
export function personNames(row: string): string {
  return `jsonb_build_object('ru', ${row}.name_ru, 'be', ${row}.name_be)`;
}

/** A person as JSON, of a row of `persons`; null where an outer join found none. */
export function personReference(row: string): string {
  return `CASE WHEN ${row}.id IS NOT NULL
    THEN jsonb_build_object('id', ${row}.id, 'name', ${row}.name, 'names', ${personNames(row)}) END`;
}
