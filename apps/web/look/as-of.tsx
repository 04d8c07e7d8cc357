import './as-of.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { inZone } from '../language/dates.js';
import { useTimeZone, useToday } from '../session/index.js';
import { DayField } from './day-field.js';
import { WithHint } from './hint.js';
import { isDay } from './as-of.rules.js';
import { useMomentWords } from './use-moment-words.js';

interface BannerProps {
  asOf: string;
  /** The link back to today. */
  back: ReactNode;
  children: ReactNode;
}

/** Says that the page shows a moment of the past, and leads back. */
export function AsOfBanner({ asOf, back, children }: BannerProps) {
  const moment = useMomentWords(asOf);
  return (
    <div className="as-of-banner" role="status">
      <IconHistory size={20} aria-hidden />
      <p>
        <b>
          <Trans>As of {moment}</Trans>
        </b>{' '}
        {children}
      </p>
      {back}
    </div>
  );
}

interface PickerProps {
  asOf: string | undefined;
  /** The first day that can be asked for. */
  from?: string;
  description: string;
  /** Shows the page as of the end of a day; undefined for today. */
  onShow: (day: string | undefined) => void;
}

/** Asks for a date, and shows the page as of its end. */
export function AsOfPicker({ asOf, from, description, onShow }: PickerProps) {
  const { t } = useLingui();
  const today = useToday();
  const timeZone = useTimeZone();
  const [day, setDay] = useState(asOf === undefined ? '' : isDay(asOf) ? asOf : inZone(asOf, timeZone)[0]);
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (day !== '') onShow(day === today ? undefined : day);
  };
  return (
    <form className="panel as-of no-print" onSubmit={show}>
      <WithHint of="as_of">
        <DayField
          label={t`As of a date`}
          description={description}
          from={from}
          to={today}
          required
          value={day}
          onChange={setDay}
        />
      </WithHint>
      <Button type="submit" variant="default">
        <Trans>Show</Trans>
      </Button>
    </form>
  );
}
