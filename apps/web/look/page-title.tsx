import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../language/language.js';
import { writtenIn } from '../language/written-in.rules.js';

/**
 * The heading of a screen, which names the tab too. A screen that was gone to takes the focus to its heading: a reader
 * that speaks begins there, not at the link that was pressed.
 */
export function PageTitle({ title, children, below }: { title: string; children?: ReactNode; below?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = [title, 'Pacta'].join(' · ');
  }, [title]);
  useEffect(() => {
    // With the next frame: to focus is to lay out the page, which it does anyway then, with all that has come by then.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body || document.activeElement?.closest('.top')) {
        heading.current?.focus({ preventScroll: true });
      }
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <div className="page-title">
      <div>
        <Title order={1} size={26} ref={heading} tabIndex={-1} maw={820} lang={writtenIn(title, useLanguage())}>
          {title}
        </Title>
        {below}
      </div>
      {children && <div className="page-actions no-print">{children}</div>}
    </div>
  );
}
