import { useLingui } from '@lingui/react/macro';
import {
  type Icon,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleOff,
  IconClockExclamation,
  IconEyeCheck,
  IconProgress,
} from '@tabler/icons-react';
import { CONTROL_STATUS, type ControlStatus, TIMELINESS, type TimelinessWord } from '../language/words.js';
import { State, type Tone } from './state.js';

const SHAPES: Record<ControlStatus, [Tone, Icon]> = {
  draft: ['quiet', IconCircleDashed],
  proposed: ['quiet', IconCircleDashed],
  active: ['running', IconProgress],
  reported: ['review', IconEyeCheck],
  closed: ['done', IconCircleCheck],
  declined: ['quiet', IconCircleOff],
  terminated: ['quiet', IconCircleOff],
};

/**
 * Where a commitment stands with those who do the work. What is on control and past its deadline is shown as overdue:
 * in a list that is what a reader looks for. The commitment's own page shows both apart.
 */
export function ControlStatusMark({ status, timeliness }: { status: ControlStatus; timeliness?: TimelinessWord }) {
  const { i18n } = useLingui();
  if (status === 'active' && timeliness === 'overdue') {
    return (
      <State tone="overdue" icon={IconClockExclamation}>
        {i18n._(TIMELINESS.overdue)}
      </State>
    );
  }
  const [tone, icon] = SHAPES[status];
  return (
    <State tone={tone} icon={icon}>
      {i18n._(CONTROL_STATUS[status])}
    </State>
  );
}
