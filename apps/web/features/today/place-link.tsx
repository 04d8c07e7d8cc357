import { Anchor } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/** A link to a screen with its filters as they stand in the address; opens in place, unless another tab is asked for. */
export function PlaceLink({ to, children, className }: { to: string; children: ReactNode; className?: string }) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    router.history.push(to);
  };
  return (
    <Anchor href={to} onClick={go} className={className}>
      {children}
    </Anchor>
  );
}
