import '../../look/fields.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { NativeSelect, Text } from '@mantine/core';
import { useOptions } from '../../language/options.js';
import { BASIS, FREQUENCY, URGENCY } from '../../language/words.js';
import { DayField } from '../../look/day-field.js';
import { Hint } from '../../look/hint.js';
import type { CommitmentFormState } from './commitment-fieldset.js';

interface Props {
  form: CommitmentFormState;
  words: string | null;
  signedOnStands?: boolean;
}

/**
 * Where the deadline comes from, with the fields of that.
 * @param words in the quote that the basis was taken from; null where it says nothing of a deadline
 * @param signedOnStands whether the day that days are counted from cannot be changed
 */
export function DeadlineFieldset({ form, words, signedOnStands = false }: Props) {
  const { t } = useLingui();
  const options = useOptions();
  const { basis } = form.values;
  return (
    <fieldset className="fields">
      <legend>
        <Trans>Deadline</Trans>{' '}
        {(basis === 'recurring' || basis === 'standing' || basis === 'open') && <Hint of={basis} />}
      </legend>
      {words !== null && (
        <Text size="sm" mb="xs">
          <Trans>Suggested by the words “{words}”. Check it.</Trans>
        </Text>
      )}
      <NativeSelect label={t`Where it comes from`} mb="sm" data={options(BASIS)} {...form.getInputProps('basis')} />
      {basis === 'stated' && <DayField label={t`Date`} required mb="sm" {...form.getInputProps('statedOn')} />}
      {basis === 'urgency' && (
        <NativeSelect label={t`How urgent`} mb="sm" data={options(URGENCY)} {...form.getInputProps('urgency')} />
      )}
      {basis === 'recurring' && (
        <NativeSelect label={t`How often`} mb="sm" data={options(FREQUENCY)} {...form.getInputProps('frequency')} />
      )}
      {!signedOnStands && (
        <DayField
          label={t`Signed on`}
          description={t`Days are counted from here`}
          required
          {...form.getInputProps('signedOn')}
        />
      )}
    </fieldset>
  );
}
