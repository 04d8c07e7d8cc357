import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface Props {
  /** An address of ours. */
  to: string;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * A link to a screen with its filters as they stand in the address: a plain one, since the router would put its own quotes
 * around values. Opens in place, unless another tab, another window or a download is asked for.
 */
export function PlaceLink({ to, className, children }: Props) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(to);
  };
  return (
    <a href={to} onClick={go} className={className}>
      {children}
    </a>
  );
}
