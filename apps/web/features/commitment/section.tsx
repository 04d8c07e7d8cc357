import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** The address of the section within the page: `#history`. */
  id: string;
  title: string;
  /** Beside the title, on the right. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the page that can be linked to. */
export function Section({ id, title, aside, children }: Props) {
  return (
    <section className="panel" id={id} aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <Title order={2} size={18} id={`${id}-title`}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
