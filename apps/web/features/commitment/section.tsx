import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Term } from '../../language/terms.js';
import { Hint } from '../../look/hint.js';

interface Props {
  /** The address of the section within the page: `#history`. */
  id: string;
  title: string;
  /** What the title means, where that is no word of every day. */
  term?: Term;
  /** Beside the title, on the right. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the page that can be linked to. */
export function Section({ id, title, term, aside, children }: Props) {
  return (
    <section className="panel" id={id} aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <div className="hinted">
          <Title order={2} size={18} id={`${id}-title`}>
            {title}
          </Title>
          {term && <Hint of={term} />}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
