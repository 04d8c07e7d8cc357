/** What an address says to the page of accounts: whom to look for. */
export function accountSearch({ q }: Record<string, unknown>): { q?: string } {
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, 200) : '';
  return words === '' ? {} : { q: words };
}
