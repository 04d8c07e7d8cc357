import { useLingui } from '@lingui/react/macro';
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
  onChange: (span: Span) => void;
}

/** The first and the last day that somebody is away. */
export function SpanFields({ value, isAsked, onChange }: Props) {
  const { t } = useLingui();
  const fault = spanFault(value);
  const lastFault = fault === 'ends_before' ? t`Not before the first day` : t`The last day`;
  return (
    <div className="span-fields">
      <DayField
        label={t`First day`}
        error={isAsked && fault === 'no_first' ? t`The first day` : null}
        value={value.startsOn}
        onChange={(startsOn) => onChange({ ...value, startsOn })}
      />
      <DayField
        label={t`Last day`}
        from={value.startsOn || undefined}
        error={(isAsked && fault === 'no_last') || fault === 'ends_before' ? lastFault : null}
        value={value.endsOn}
        onChange={(endsOn) => onChange({ ...value, endsOn })}
      />
    </div>
  );
}
