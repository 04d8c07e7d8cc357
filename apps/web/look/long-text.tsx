import './long-text.css';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../language/language.js';
import { writtenIn } from '../language/written-in.rules.js';

/** What somebody wrote, as long as it may be: after some lines the rest waits for a press. On paper it is whole. */
export function LongText({ children }: { children: ReactNode }) {
  const text = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isCut = useIsCut(text);
  const language = useLanguage();
  const lang = typeof children === 'string' ? writtenIn(children, language) : undefined;
  return (
    <>
      <div ref={text} className={isOpen ? 'long-text' : 'long-text is-folded'} lang={lang}>
        {children}
      </div>
      {(isCut || isOpen) && (
        <Button
          className="no-print"
          variant="subtle"
          size="compact-sm"
          ml={-8}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <Trans>Show less</Trans> : <Trans>Show all of it</Trans>}
        </Button>
      )}
    </>
  );
}

/** Whether more is in an element than can be seen of it, at any width of the window. */
function useIsCut(element: RefObject<HTMLElement | null>): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const shown = element.current;
    if (!shown) return;
    const seen = new ResizeObserver(() => setCut(shown.scrollHeight > shown.clientHeight + 1));
    seen.observe(shown);
    return () => seen.disconnect();
  }, [element]);
  return isCut;
}
