import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import type { Regime } from '../../client/api.generated.js';
import { monthAlone } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { URGENCY } from '../../language/words.js';
import { daysIn, faultsOfRegime, LEAST, MOST, type RegimeDraft, ROLLS, URGENCIES } from './regime-draft.rules.js';
import { ROLL } from './regime-words.js';

interface Props {
  draft: RegimeDraft;
  onChange: (draft: RegimeDraft) => void;
  /** Whether to say what is wrong: not before somebody wanted to send it. */
  isAsked: boolean;
  /** How its days are counted, which its name says and nobody changes. */
  days: Regime['days'];
}

/** The rules of a regime, each as a field. */
export function RegimeFields({ draft, onChange, isAsked, days }: Props) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const faults = faultsOfRegime(draft);
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: monthAlone(index + 1, language),
  }));
  const termOf = (urgency: string) => (days === 'working' ? t`${urgency}, in working days` : t`${urgency}, in days`);
  const number = (field: keyof typeof faults, most: number) => ({
    type: 'number',
    inputMode: 'numeric' as const,
    min: LEAST,
    max: most,
    value: draft[field],
    error: isAsked && faults[field] ? t`A whole number from ${LEAST} to ${most}` : null,
    onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) =>
      onChange({ ...draft, [field]: currentTarget.value }),
  });
  return (
    <>
      {URGENCIES.map((urgency) => (
        <TextInput
          key={urgency}
          {...number(urgency, MOST.days)}
          label={termOf(i18n._(URGENCY[urgency]))}
          description={t`Left empty where it is no term`}
        />
      ))}
      <TextInput {...number('defaultMonths', MOST.defaultMonths)} label={t`When nothing is said, in months`} required />
      <NativeSelect
        label={t`A deadline on a day off`}
        data={ROLLS.map((value) => ({ value, label: i18n._(ROLL[value]) }))}
        value={draft.roll}
        onChange={({ currentTarget }) =>
          onChange({ ...draft, roll: ROLLS.find((roll) => roll === currentTarget.value) ?? draft.roll })
        }
      />
      <TextInput
        {...number('recurringDay', MOST.recurringDay)}
        label={t`A commitment that repeats: due on this day of the month after the period`}
        required
      />
      <fieldset className="fields">
        <legend>
          <Trans>A standing commitment is reported by</Trans>
        </legend>
        <TextInput
          {...number('standingDay', daysIn(Number(draft.standingMonth)))}
          label={t`Day of the month`}
          required
          mb="sm"
        />
        <NativeSelect
          label={t`Month of the next year`}
          data={months}
          value={draft.standingMonth}
          onChange={({ currentTarget }) => onChange({ ...draft, standingMonth: currentTarget.value })}
        />
      </fieldset>
    </>
  );
}
