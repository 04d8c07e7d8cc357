import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldErrors } from '../../look/use-fault-words.js';
import type { DraftFaults, LadderDraft } from './ladder-draft.rules.js';
import { MOST_DAYS } from './rungs.rules.js';

interface FieldProps {
  label: string;
  value: number;
  least?: number;
  isWrong: boolean;
  /** What the API has said of it. */
  refused: ReactNode;
  onChange: (value: number) => void;
}

/** A number of days. What is no number yet stays empty. */
export function DaysField({ label, value, least = 1, isWrong, refused, onChange }: FieldProps) {
  const { t } = useLingui();
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      label={label}
      min={least}
      max={MOST_DAYS}
      value={Number.isFinite(value) ? value : ''}
      error={isWrong ? t`A whole number from ${least} to ${MOST_DAYS}` : refused}
      onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
    />
  );
}

interface Props {
  draft: LadderDraft;
  onChange: (part: Partial<LadderDraft>) => void;
  faults: DraftFaults | null;
  refused: FieldErrors;
}

/** What a ladder sets besides its rungs. */
export function DaysFields({ draft, onChange, faults, refused }: Props) {
  const { t } = useLingui();
  return (
    <div className="ladder-names">
      <DaysField
        label={t`An answer quiets the reminders after the deadline for so many working days`}
        least={0}
        value={draft.pauseDays}
        isWrong={faults?.pauseDays ?? false}
        refused={refused['pauseDays']}
        onChange={(pauseDays) => onChange({ pauseDays })}
      />
      <DaysField
        label={t`Whoever has to decide is asked once more after so many working days`}
        value={draft.nudgeDays}
        isWrong={faults?.nudgeDays ?? false}
        refused={refused['nudgeDays']}
        onChange={(nudgeDays) => onChange({ nudgeDays })}
      />
      <DaysField
        label={t`A commitment without a deadline is reviewed every so many days`}
        value={draft.reviewDays}
        isWrong={faults?.reviewDays ?? false}
        refused={refused['reviewDays']}
        onChange={(reviewDays) => onChange({ reviewDays })}
      />
    </div>
  );
}
