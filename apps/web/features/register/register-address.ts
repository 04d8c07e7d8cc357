import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { readSearch, type RegisterSearch } from './register-search.rules.js';

/** The address of the register, read. The router hands on words that nobody knows beside those that were read. */
export function useRegisterSearch(): RegisterSearch {
  const given: object = useSearch({ from: '/member/register' });
  return useMemo(() => readSearch({ ...given }), [given]);
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
