import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { type Listed, registerLink } from './register-link.rules.js';

interface Props {
  /** What the list is filtered by. */
  of: Listed | readonly Listed[];
  className?: string;
  children: ReactNode;
}

/** A link to the list behind a number: a plain address, since the router would put its own quotes around values. */
export function RegisterLink({ of, className, children }: Props) {
  const router = useRouter();
  const href = registerLink(...[of].flat());
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={go} className={className}>
      {children}
    </a>
  );
}
