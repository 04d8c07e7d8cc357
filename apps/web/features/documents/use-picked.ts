import { type RefObject, useEffect, useState } from 'react';
import { snapToWords, type Span } from './passage.rules.js';
import { rangeOf, selectedSpan } from './selection.js';

/**
 * The words that somebody has picked in the text below `root`: by mouse, finger or keys, snapped to whole words. They
 * stay picked when the selection goes, since pressing a button takes it away. Drawn by the browser over the text, which is
 * not touched: a selection that is still being made would be lost.
 */
export function usePicked(root: RefObject<HTMLElement | null>, letters: readonly string[], active: boolean) {
  const [picked, setPicked] = useState<Span | null>(null);
  useEffect(() => {
    if (!active) return;
    const look = () => {
      const span = root.current && selectedSpan(root.current);
      const words = span && snapToWords(letters, span);
      if (words)
        setPicked((last) => (last && last.startsAt === words.startsAt && last.endsAt === words.endsAt ? last : words));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [root, letters, active]);
  useEffect(() => {
    if (!picked || !root.current || !('highlights' in CSS)) return;
    CSS.highlights.set('picked', new Highlight(rangeOf(root.current, picked)));
    return () => void CSS.highlights.delete('picked');
  });
  return [picked, setPicked] as const;
}
