import type { Principal } from '#access';
import type { Person } from '#people';

/** A person as somebody else may see them. */
export type ShownPerson = Omit<Person, Private> & { [Field in Private]: Person[Field] | null };

/** How and when somebody is written to, and what they are trusted with. */
type Private = 'email' | 'morning' | 'digest' | 'digestWeekday' | 'urgent' | 'clearance';

/** Whether the principal sees everybody's address, and what is shown as it is: those who manage people and those who enter what people do. */
export function seesAddresses(principal: Principal): boolean {
  return (
    principal.personId === null || principal.roles.some((role) => role === 'administrator' || role === 'registrar')
  );
}

/** A person with what is private taken out for those who have no need of it; everybody sees their own. */
export function personFor(principal: Principal, person: Person): ShownPerson {
  if (seesAddresses(principal) || principal.personId === person.id) return person;
  const unwritten = { email: null, emailRefusal: null, morning: null, digest: null, digestWeekday: null, urgent: null };
  return { ...person, ...unwritten, clearance: null };
}
