import './table-region.css';
import type { ReactNode } from 'react';

/** Which table it is: in words, or by the id of the heading that says so. */
type Named = { name: string } | { namedBy: string };

/** Where a table scrolls that is wider than the screen, with the keyboard too. */
export function TableRegion({ children, className, ...named }: Named & { className?: string; children: ReactNode }) {
  const label = 'name' in named ? { 'aria-label': named.name } : { 'aria-labelledby': named.namedBy };
  return (
    <div className={className ? `table-region ${className}` : 'table-region'} role="region" tabIndex={0} {...label}>
      {children}
    </div>
  );
}
