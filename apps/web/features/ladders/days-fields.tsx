import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { DraftFaults, LadderDraft } from './ladder-draft.rules.js';
import { MOST_DAYS } from './rungs.rules.js';

interface FieldProps {
  label: string;
  value: number;
  least?: number;
  isWrong: boolean;
  onChange: (value: number) => void;
}

/** A number of days. What is no number yet stays empty. */
export function DaysField({ label, value, least = 1, isWrong, onChange }: FieldProps) {
  const { t } = useLingui();
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      label={label}
      min={least}
      max={MOST_DAYS}
      value={Number.isFinite(value) ? value : ''}
      error={isWrong && t`A whole number from ${least} to ${MOST_DAYS}`}
      onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
    />
  );
}

interface Props {
  draft: LadderDraft;
  onChange: (part: Partial<LadderDraft>) => void;
  faults: DraftFaults | null;
}

/** What a ladder sets besides its rungs. */
export function DaysFields({ draft, onChange, faults }: Props) {
  const { t } = useLingui();
  return (
    <div className="ladder-names">
      <DaysField
        label={t`An answer quiets the reminders after the deadline for so many working days`}
        least={0}
        value={draft.pauseDays}
        isWrong={faults?.pauseDays ?? false}
        onChange={(pauseDays) => onChange({ pauseDays })}
      />
      <DaysField
        label={t`Whoever has to decide is asked once more after so many working days`}
        value={draft.nudgeDays}
        isWrong={faults?.nudgeDays ?? false}
        onChange={(nudgeDays) => onChange({ nudgeDays })}
      />
      <DaysField
        label={t`A commitment without a deadline is reviewed every so many days`}
        value={draft.reviewDays}
        isWrong={faults?.reviewDays ?? false}
        onChange={(reviewDays) => onChange({ reviewDays })}
      />
    </div>
  );
}
