import '@mantine/dates/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { DateInput, type DateInputProps, DatesProvider } from '@mantine/dates';
import { longDate, monthName, shortDate, weekday, weekdayNames } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { useToday } from '../../session/index.js';
import { parseDay } from './day.rules.js';

type Props = Pick<DateInputProps, 'label' | 'description' | 'required' | 'error' | 'onBlur'> & {
  value?: string | null;
  onChange?: (day: string | null) => void;
  /** The first day that can be chosen. */
  from?: string;
};

/** A date, typed or chosen. Says which day of the week it is: a deadline on a Sunday is mostly a slip of the hand. */
export function DayField({ from, description, value = null, ...props }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const today = useToday();
  const words = {
    valueFormat: (day: string) => shortDate(day, language),
    monthLabelFormat: (day: string) => monthName(day.slice(0, 7), language),
    monthsListFormat: (day: string) => monthName(day.slice(0, 7), language).slice(0, 4),
    weekdayFormat: (day: string) =>
      weekdayNames(language)[(new Date(`${day.slice(0, 10)}T12:00:00`).getDay() + 6) % 7] ?? '',
    getDayAriaLabel: (day: string) => `${weekday(day, language)}, ${longDate(day, language)}`,
    placeholder: t`dd.mm.yyyy`,
  };
  return (
    <DatesProvider settings={{ firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <DateInput
        {...props}
        {...words}
        value={value}
        minDate={from}
        dateParser={(text) => parseDay(text, today)}
        fixOnBlur={false}
        description={value ? weekday(value, language) : description}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        popoverProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
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
