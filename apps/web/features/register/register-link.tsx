import type { ReactNode } from 'react';
import { PlaceLink } from '../../look/place-link.js';
import { type Listed, registerLink } from './register-link.rules.js';

interface Props {
  /** What the list is filtered by. */
  of: Listed | readonly Listed[];
  className?: string;
  children: ReactNode;
}

/** A link to the list behind a number. */
export function RegisterLink({ of, className, children }: Props) {
  return (
    <PlaceLink to={registerLink(...[of].flat())} className={className}>
      {children}
    </PlaceLink>
  );
}
