import { type Icon, IconAlertTriangle, IconCircleCheck, IconEye, IconHelpCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { State, type Tone } from '../../look/state.js';
import type { Level } from './needs.rules.js';

const SHAPES: Readonly<Record<Level, [Tone, Icon]>> = {
  well: ['done', IconCircleCheck],
  unknown: ['quiet', IconHelpCircle],
  look: ['soon', IconEye],
  act: ['overdue', IconAlertTriangle],
};

/** How well something is: by icon and words, the colour only helps. */
export function LevelMark({ level, children }: { level: Level; children: ReactNode }) {
  const [tone, icon] = SHAPES[level];
  return (
    <State tone={tone} icon={icon}>
      {children}
    </State>
  );
}
