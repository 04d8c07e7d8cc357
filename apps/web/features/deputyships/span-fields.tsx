import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { DayField } from '../../look/day-field.js';
import { spanFault } from './deputyship.rules.js';

export interface Span {
  startsOn: string;
  endsOn: string;
}

interface Props {
  value: Span;
  /** Whether to say what is wrong: not before somebody wanted to send it. */
  isAsked: boolean;
  /** What the API has said of them. */
  faults: Readonly<Record<string, ReactNode>>;
  onChange: (span: Span) => void;
}

/** The first and the last day that somebody is away. */
export function SpanFields({ value, isAsked, faults, onChange }: Props) {
  const { t } = useLingui();
  const fault = spanFault(value);
  const lastFault = fault === 'ends_before' ? t`Not before the first day` : t`Say until when`;
  return (
    <div className="span-fields">
      <DayField
        label={t`First day`}
        error={isAsked && fault === 'no_first' ? t`Say from which day` : faults['startsOn']}
        value={value.startsOn}
        onChange={(startsOn) => onChange({ ...value, startsOn })}
      />
      <DayField
        label={t`Last day`}
        from={value.startsOn || undefined}
        error={(isAsked && fault === 'no_last') || fault === 'ends_before' ? lastFault : faults['endsOn']}
        value={value.endsOn}
        onChange={(endsOn) => onChange({ ...value, endsOn })}
      />
    </div>
  );
}
