/** What stands in the register in place of somebody who has been erased: nothing that tells who it was. */
export const ERASED_NAME = 'Erased person';

/** What that is in the other languages. */
export const ERASED_NAMES = { ru: 'Обезличенное лицо', be: 'Абязлічаная асоба' } as const;

/** The database holds an erased person to these two. The address is in a domain that never exists (RFC 2606). */
export function erasedCode(id: string): string {
  return `erased-${id}`;
}

export function erasedEmail(id: string): string {
  return `erased-${id}@erased.invalid`;
}

export function isErased(person: { id: string; code: string }): boolean {
  return person.code === erasedCode(person.id);
}
