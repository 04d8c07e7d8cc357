import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/**
 * A link to the list behind a number. The query is passed on as the API wrote it, so that both ask for the same; a plain
 * address, since the router would put its own quotes around values.
 */
export function RegisterLink({ query, children, label }: { query: string; children: ReactNode; label?: string }) {
  const router = useRouter();
  const href = `/register?${query}`;
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <a href={href} onClick={go} {...(label && { 'aria-label': label })}>
      {children}
    </a>
  );
}
