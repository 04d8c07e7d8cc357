import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type Tone = 'overdue' | 'soon' | 'review' | 'running' | 'done' | 'quiet';

/** A mark of state: an icon and words, so that the colour carries no meaning alone. */
export function State({ tone, icon: Shape, children }: { tone: Tone; icon: Icon; children: ReactNode }) {
  return (
    <span className={`state tone-${tone}`}>
      <Shape size={17} aria-hidden />
      {children}
    </span>
  );
}
