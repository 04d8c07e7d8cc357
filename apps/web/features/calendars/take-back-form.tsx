import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { DialogForm } from '../../look/dialog-form.js';
import { Waiting } from '../../look/waiting.js';
import { DayNow } from './day-now.js';
import { useYearOf } from './use-calendar.js';
import { useDayChange } from './use-day-change.js';
import { WhatFollows } from './what-follows.js';

interface Props {
  country: string;
  day: string;
  onClose: () => void;
  onDone: (words: ReactNode) => void;
}

/** Takes back what was set for a day: the list of holidays and the acts that come with the software hold again. */
export function TakeBackForm({ country, day, onClose, onDone }: Props) {
  const { t } = useLingui();
  const date = longDate(day, useLanguage());
  const { data: calendar } = useYearOf(country, Number(day.slice(0, 4)));
  const change = useDayChange({ country, day, calendar }, () =>
    onDone(<Trans>What was set for {date} is taken back. Reminders are planned anew.</Trans>),
  );
  if (!calendar) return <Waiting />;
  const { isSending, error, told } = change;
  return (
    <DialogForm
      follows={<WhatFollows />}
      send={t`Take the day back`}
      changed={told && { told }}
      onSubmit={() => void change.send(null)}
      {...{ isSending, error, onClose }}
    >
      <DayNow day={day} calendar={calendar} />
      <p>
        <Trans>What the software knows of this day holds again: a holiday, a moved day, or the week.</Trans>
      </p>
    </DialogForm>
  );
}
