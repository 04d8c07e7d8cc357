import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FilterName, readSearch, type RegisterSearch, sortOf, valuesOf } from './register-search.rules.js';

/** The address of the register, read. The router hands on words that nobody knows beside those that were read. */
export function useRegisterSearch(): RegisterSearch {
  const given: object = useSearch({ from: '/member/register' });
  return useMemo(() => readSearch({ ...given }), [given]);
}

/**
 * One filter of the address as its text, empty where it is not set. Whoever asks for no more is not drawn again when another
 * one changes: the whole panel at each press is more than a slow machine does before the next paint.
 */
export function useFilter(name: FilterName): string {
  return useSearch({ from: '/member/register', select: (given) => String(readSearch({ ...given })[name] ?? '') });
}

/** The values of one filter, apart. */
export function useFilterValues(name: FilterName): string[] {
  return valuesOf({ [name]: useFilter(name) || undefined }, name);
}

/** The order that the list is in. */
export function useSort(): string {
  return useSearch({ from: '/member/register', select: (given) => sortOf(readSearch({ ...given })) });
}

/**
 * Changes words of the address: what is named is set, or taken away where it is undefined; the rest stays.
 * @returns a function; `replace` leaves no step behind to go back to, for what changes with every letter typed
 */
export function useChangeSearch(): (change: Change, how?: { replace?: boolean }) => void {
  const navigate = useNavigate({ from: '/register' });
  return (change, { replace = false } = {}) =>
    void navigate({
      to: '/register',
      search: (before) => readSearch({ ...before, ...change }),
      replace,
      resetScroll: false,
    });
}

export type Change = { [Name in keyof RegisterSearch]?: RegisterSearch[Name] | undefined };
