/** What an address says to the page of bodies: which one is chosen. */
export function bodiesSearch({ body }: Record<string, unknown>): { body?: string } {
  return typeof body === 'string' && body !== '' ? { body } : {};
}
