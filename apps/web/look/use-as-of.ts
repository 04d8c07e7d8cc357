import { useSearch } from '@tanstack/react-router';

/** The moment of the past that the address asks for; undefined for today, and on screens that have no past. */
export const useAsOf = (): string | undefined => useSearch({ strict: false, select: ({ asOf }) => asOf });
