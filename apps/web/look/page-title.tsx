import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLanguage } from '../language/language.js';
import type { Language } from '../language/languages.js';
import { writtenIn } from '../language/written-in.rules.js';

interface Props {
  title: string;
  /** The part of the title that somebody wrote, where words of the screen stand around it. */
  written?: string;
  children?: ReactNode;
  below?: ReactNode;
}

/**
 * The heading of a screen, which names the tab too. A screen that was gone to takes the focus to its heading: a reader
 * that speaks begins there, not at the link that was pressed. What somebody wrote is spoken in its own language.
 */
export function PageTitle({ title, written = title, children, below }: Props) {
  const lang = writtenIn(written, useLanguage());
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
        <Title order={1} size={26} ref={heading} tabIndex={-1} maw={820} lang={written === title ? lang : undefined}>
          {written === title ? title : <Composed title={title} written={written} lang={lang} />}
        </Title>
        {below}
      </div>
      {children && <div className="page-actions no-print">{children}</div>}
    </div>
  );
}

function Composed({ title, written, lang }: { title: string; written: string; lang: Language | undefined }) {
  const at = title.lastIndexOf(written);
  return (
    <>
      {title.slice(0, at)}
      <span lang={lang}>{written}</span>
      {title.slice(at + written.length)}
    </>
  );
}
