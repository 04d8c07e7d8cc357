import { useSearch } from '@tanstack/react-router';

/** The moment of the past that the address asks for; undefined for today. */
export const useAsOf = (): string | undefined => useSearch({ from: '/member/commitments/$id' }).asOf;
