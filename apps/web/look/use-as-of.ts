import { useSearch } from '@tanstack/react-router';
import { asOfIn } from './as-of.rules.js';

/** The moment of the past that the address asks for; undefined for today. */
export function useAsOf(): string | undefined {
  return asOfIn(useSearch({ strict: false }));
}
