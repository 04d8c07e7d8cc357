import '@mantine/dates/styles.layer.css';
import { useLingui } from '@lingui/react/macro';
import { MonthPickerInput } from '@mantine/dates';
import { monthName, shortMonth } from '../language/dates.js';
import { useLanguage } from '../language/language.js';

interface Props {
  label: string;
  /** As `2026-12`; empty for none. */
  value: string;
  onChange: (month: string) => void;
}

/** A month, chosen. */
export function MonthField({ label, value, onChange }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <MonthPickerInput
      label={label}
      size="sm"
      placeholder={t`Any`}
      value={value === '' ? null : `${value}-01`}
      onChange={(chosen) => onChange(chosen?.slice(0, 7) ?? '')}
      valueFormatter={({ date }) => (typeof date === 'string' ? monthName(date.slice(0, 7), language) : '')}
      monthsListFormat={(day: string) => shortMonth(day.slice(0, 7), language)}
      getMonthControlProps={(day) => ({ 'aria-label': monthName(day.slice(0, 7), language) })}
      clearable
      clearButtonProps={{ 'aria-label': t`Any` }}
      popoverProps={{ withinPortal: false, transitionProps: { duration: 0 } }}
      ariaLabels={{
        previousYear: t`Previous year`,
        nextYear: t`Next year`,
        previousDecade: t`Previous decade`,
        nextDecade: t`Next decade`,
        yearLevelControl: t`Choose a year`,
      }}
    />
  );
}
