import '@mantine/dates/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates';
import { useState } from 'react';
import { longDate, MONTHS, monthName, shortDate, shortMonth, weekday, weekdayNames } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import { useToday } from '../session/index.js';
import { dayIn, parseDay } from '../language/typed-day.rules.js';
import { useTypedDay } from './use-typed-day.js';

type Props = Pick<
  DateInputProps,
  'label' | 'description' | 'required' | 'error' | 'mb' | 'clearable' | 'onBlur' | 'size'
> & {
  /** As `2026-12-04`; empty for none. */
  value?: string;
  onChange?: (day: string) => void;
  /** The first and the last day that can be chosen. */
  from?: string | undefined;
  to?: string | undefined;
  /** Which day of the week it is stands below; not among others in one line, of which it would lift one. */
  hasWeekday?: boolean;
};

/**
 * A date, typed or chosen: the one that is shown is the one that is sent. Says which day of the week it is: a deadline
 * on a Sunday is mostly a slip of the hand.
 */
export function DayField({
  from,
  to,
  description,
  hasWeekday = true,
  value = '',
  onChange = () => undefined,
  ...props
}: Props) {
  const day = dayIn(value);
  const { t } = useLingui();
  const language = useLanguage();
  const today = useToday();
  // Not by focus alone: it lies over what comes next, and over what is wrong with the field. Nor by a key: the focus stays
  // in the field, and whoever has no pointer types.
  const [isShown, setShown] = useState(false);
  const { input, round, isFaulty, error, typed, left } = useTypedDay({
    ...{ value: day, from, to, onChange },
    clearable: props.clearable === true,
  });
  const words = {
    valueFormat: (day: string) => shortDate(day, language),
    monthLabelFormat: (day: string) => monthName(day.slice(0, 7), language),
    monthsListFormat: (day: string) => shortMonth(day.slice(0, 7), language),
    weekdayFormat: (day: string) =>
      weekdayNames(language)[(new Date(`${day.slice(0, 10)}T12:00:00`).getDay() + 6) % 7] ?? '',
    getDayAriaLabel: (day: string) => `${weekday(day, language)}, ${longDate(day, language)}`,
    placeholder: t`dd.mm.yyyy`,
  };
  return (
    <DatesProvider settings={{ firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <DateInput
        key={round}
        {...props}
        {...words}
        value={day === '' ? null : day}
        onChange={(chosen) => {
          if (chosen !== null) setShown(false);
          onChange(chosen ?? '');
        }}
        ref={input}
        onInput={typed}
        onBlur={(event) => {
          left();
          props.onBlur?.(event);
        }}
        error={error ?? props.error}
        onFocus={() => setShown(false)}
        onClick={() => setShown(true)}
        // To choose once more what is chosen is no wish to have nothing.
        allowDeselect={false}
        minDate={from}
        maxDate={to}
        dateParser={(text) => parseDay(text, { today, months: MONTHS })}
        fixOnBlur={!isFaulty}
        description={day === '' || isFaulty || !hasWeekday ? description : weekday(day, language)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        // Once a date is there, the calendar goes: it lies over what comes next, and a press meant for that chose a day.
        popoverProps={{ withinPortal: false, transitionProps: { duration: 0 }, disabled: !isShown }}
        clearButtonProps={{ 'aria-label': t`Clear the date` }}
        ariaLabels={{
          previousMonth: t`Previous month`,
          nextMonth: t`Next month`,
          previousYear: t`Previous year`,
          nextYear: t`Next year`,
          previousDecade: t`Previous decade`,
          nextDecade: t`Next decade`,
          monthLevelControl: t`Choose a month`,
          yearLevelControl: t`Choose a year`,
        }}
      />
    </DatesProvider>
  );
}
