import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { dateAndTime, inZone, longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { WithHint } from '../../look/hint.js';
import { useTimeZone, useToday } from '../../session/index.js';
import { DayField } from '../../look/day-field.js';
import { isDay } from './moment.rules.js';

/** Says that the page shows a moment of the past, and leads back. */
export function AsOfBanner({ id, asOf }: { id: string; asOf: string }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const moment = isDay(asOf) ? longDate(asOf, language) : dateAndTime(asOf, { language, timeZone });
  return (
    <div className="as-of-banner" role="status">
      <IconHistory size={20} aria-hidden />
      <p>
        <b>
          <Trans>As of {moment}</Trans>
        </b>{' '}
        <Trans>Everything on this page is as it stood then. Nothing can be done here.</Trans>
      </p>
      <Link to="/commitments/$id" params={{ id }} className="no-print">
        <Trans>Back to today</Trans>
      </Link>
    </div>
  );
}

/** Asks for a date, and shows the page as of its end. */
export function AsOfPicker({ id, asOf, from }: { id: string; asOf: string | undefined; from: string }) {
  const { t } = useLingui();
  const today = useToday();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const [day, setDay] = useState(asOf === undefined ? '' : isDay(asOf) ? asOf : inZone(asOf, timeZone)[0]);
  const show = (event: FormEvent) => {
    event.preventDefault();
    if (day === '') return;
    void navigate({ to: '/commitments/$id', params: { id }, search: day === today ? {} : { asOf: day } });
  };
  return (
    <form className="panel as-of no-print" onSubmit={show}>
      <WithHint of="as_of">
        <DayField
          label={t`As of a date`}
          description={t`How this page stood at the end of that day`}
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
