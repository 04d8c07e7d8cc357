import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to the register with a filter by the API's own names. */
export function RegisterLink({ search, children, label }: Props) {
  // Which names the list knows is its own affair: they come from the API and go to it unread.
  return (
    <Link to="/register" search={search as never} className="number" aria-label={label} preload={false}>
      {children}
    </Link>
  );
}

interface Props {
  search: Record<string, string>;
  children: ReactNode;
  /** For a reader that speaks, who hears a number without its row and column. Begins with what is shown. */
  label?: string | undefined;
}
