import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Dialog } from '../../look/dialog.js';
import { SetDayForm } from './set-day-form.js';
import { TakeBackForm } from './take-back-form.js';

/** What is to be done with a day; setting one can begin without saying which. */
export type DayTask = { kind: 'set'; day: string | null } | { kind: 'take_back'; day: string };

interface Props {
  task: DayTask | null;
  country: string;
  /** The year that is shown: a new day is mostly one of it. */
  year: number;
  onClose: () => void;
  onDone: (words: ReactNode) => void;
}

/** Sets a day of a calendar, or takes back what was set. */
export function DayDialog({ task, country, year, onClose, onDone }: Props) {
  const { t } = useLingui();
  const title = task?.kind === 'take_back' ? t`Take back a day` : t`Set a day`;
  return (
    <Dialog opened={task !== null} onClose={onClose} title={title}>
      {task?.kind === 'set' && (
        <SetDayForm key={task.day} country={country} year={year} day={task.day} onClose={onClose} onDone={onDone} />
      )}
      {task?.kind === 'take_back' && <TakeBackForm {...{ country, day: task.day, onClose, onDone }} />}
    </Dialog>
  );
}
