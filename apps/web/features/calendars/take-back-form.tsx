import { Trans } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { Waiting } from '../../look/waiting.js';
import { DayNow } from './day-now.js';
import { useYearOf } from './use-calendar.js';
import { useDayChange } from './use-day-change.js';
import { DayProblem, WhatFollows } from './what-follows.js';

interface Props {
  country: string;
  day: string;
  onClose: () => void;
  onDone: (words: ReactNode) => void;
}

/** Takes back what was set for a day: the list of holidays and the acts that come with the software hold again. */
export function TakeBackForm({ country, day, onClose, onDone }: Props) {
  const date = longDate(day, useLanguage());
  const { data: calendar } = useYearOf(country, Number(day.slice(0, 4)));
  const change = useDayChange(() =>
    onDone(<Trans>What was set for {date} is taken back. Reminders are planned anew.</Trans>),
  );
  if (!calendar) return <Waiting />;
  return (
    <>
      <DayProblem error={change.error} />
      <DayNow day={day} calendar={calendar} />
      <p>
        <Trans>What the software knows of this day holds again: a holiday, a moved day, or the week.</Trans>
      </p>
      <WhatFollows />
      <Group mt="md">
        <Button
          loading={change.isPending}
          onClick={() => change.mutate({ country, day, entry: null, version: calendar.version })}
        >
          <Trans>Take the day back</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </>
  );
}
