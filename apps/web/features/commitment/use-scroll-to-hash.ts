import { useEffect } from 'react';

/** What a reader does who goes on by themselves. */
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Goes to the section that the address names, and stays with it while those above it are still filling, until the
 * reader moves.
 * @param isWhole whether all sections are there: what the address names may be one that follows
 */
export function useScrollToHash(id: string, isWhole: boolean): void {
  useEffect(() => {
    const section = document.getElementById(window.location.hash.slice(1));
    if (section === null) return;
    const observer = new ResizeObserver(() => section.scrollIntoView());
    const stop = () => observer.disconnect();
    observer.observe(document.body);
    for (const move of OWN_MOVES) window.addEventListener(move, stop, { once: true, passive: true });
    return () => {
      stop();
      for (const move of OWN_MOVES) window.removeEventListener(move, stop);
    };
  }, [id, isWhole]);
}
