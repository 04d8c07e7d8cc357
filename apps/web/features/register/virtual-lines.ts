import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Lines } from './register-lines.js';
import { withGaps } from './virtual-gaps.rules.js';

/** Lines beyond the edges of the window that are there already, and how near the last line asks for more. */
const OVERSCAN = 4;
const NEAR_THE_END = 25;

interface Asked {
  lines: Lines;
  /** What holds the lines, one below the other. */
  list: RefObject<HTMLElement | null>;
  /** How high a line is before anybody has seen it, in pixels. */
  estimate: number;
}

/**
 * Of many lines those that the window shows, and how much room the others take. The line that has the focus stays,
 * wherever the window is: nobody loses their place by scrolling. On paper all are there.
 */
export function useVirtualLines({ lines, list, estimate }: Asked) {
  const [focused, setFocused] = useState<number | null>(null);
  const [margin, setMargin] = useState(0);
  const printing = usePrinting();
  const ids = lines.data ?? [];
  const virtual = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => estimate,
    overscan: OVERSCAN,
    // Known before the first drawing, which then has lines: without it they would come with a second one.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    scrollMargin: margin,
    getItemKey: (index) => ids[index]?.id ?? index,
    rangeExtractor: (range) => withFocused(range, focused),
  });
  useLayoutEffect(() => {
    const measure = () => {
      const top = list.current?.getBoundingClientRect().top;
      if (top !== undefined) setMargin(Math.round(top + window.scrollY));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  const items = virtual.getVirtualItems();
  useMore(lines, items.at(-1)?.index ?? 0);
  const all = ids.map((_, index) => ({ kind: 'line' as const, index }));
  return {
    /** What to show, from top to bottom: lines by their place, and gaps by their height. */
    shown: printing ? all : withGaps(items, { from: margin, to: margin + virtual.getTotalSize() }),
    measure: virtual.measureElement,
    /** For the list: remembers the line that has the focus. */
    onFocus: ({ target }: { target: EventTarget }) => {
      const line = target instanceof HTMLElement ? target.closest('[data-index]') : null;
      setFocused(line instanceof HTMLElement ? Number(line.dataset['index']) : null);
    },
    onBlur: () => setFocused(null),
  };
}

function withFocused(range: Range, focused: number | null): number[] {
  const indexes = defaultRangeExtractor(range);
  if (focused === null || focused >= range.count || indexes.includes(focused)) return indexes;
  return [...indexes, focused].sort((a, b) => a - b);
}

/** Asks for the next page when the last lines are near; after an error only when somebody says so. */
function useMore({ hasNextPage, isFetching, isError, fetchNextPage, data }: Lines, last: number): void {
  const near = last >= (data?.length ?? 0) - NEAR_THE_END;
  useEffect(() => {
    if (near && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [near, hasNextPage, isFetching, isError, fetchNextPage]);
}

const paper = () => window.matchMedia('print');

/** Whether the page is being printed: then what is off the screen has to be there as well. */
function usePrinting(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = paper();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => paper().matches,
  );
}
