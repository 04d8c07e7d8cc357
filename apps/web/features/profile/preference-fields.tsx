import { useLingui } from '@lingui/react/macro';
import { Radio, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { isLanguage, LANGUAGES } from '../../language/languages.js';
import { ZoneField } from '../../look/zone-field.js';
import { CHOICE, DIGEST, URGENT, WEEKDAYS } from './preference-words.js';
import { type Choices, quartersOfHours } from './preferences.rules.js';

interface Props {
  form: UseFormReturnType<Choices>;
}

/** In which language somebody reads, and by which clock their mornings come. */
export function PlaceFields({ form }: Props) {
  const { t, i18n } = useLingui();
  const { language, timeZone, morning } = form.values;
  const [mornings] = useState(() => quartersOfHours(morning));
  return (
    <Stack gap="md">
      <Select
        label={i18n._(CHOICE.language)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
        value={language}
        onChange={(chosen) => isLanguage(chosen) && form.setFieldValue('language', chosen)}
      />
      <ZoneField
        label={i18n._(CHOICE.timeZone)}
        description={t`Dates and times are shown in this zone. Type a city or an offset, as +3.`}
        value={timeZone}
        onChange={(chosen) => form.setFieldValue('timeZone', chosen)}
      />
      <Select
        label={i18n._(CHOICE.morning)}
        description={t`Reminders and the digest come at this time on your working days, all in one mail.`}
        data={mornings}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t`A quarter of an hour, as 08:15`}
        value={form.values.morning}
        onChange={(chosen) => chosen !== null && form.setFieldValue('morning', chosen)}
      />
    </Stack>
  );
}

/** What mails somebody gets besides their reminders, and when. */
export function MailFields({ form }: Props) {
  const { t, i18n } = useLingui();
  return (
    <Stack gap="md">
      <Radio.Group
        label={i18n._(CHOICE.digest)}
        description={t`For heads and controllers: overdue, due soon, changed, waiting for a decision. Never sent empty.`}
        {...form.getInputProps('digest')}
      >
        <Options words={DIGEST} />
      </Radio.Group>
      {form.values.digest === 'weekly' && (
        <Select
          label={i18n._(CHOICE.digestWeekday)}
          description={t`If that is a day off, it comes on the next working day of the week.`}
          data={WEEKDAYS.map((weekday, index) => ({ value: String(index + 1), label: i18n._(weekday) }))}
          allowDeselect={false}
          value={String(form.values.digestWeekday)}
          onChange={(chosen) => chosen !== null && form.setFieldValue('digestWeekday', Number(chosen))}
        />
      )}
      <Radio.Group label={i18n._(CHOICE.urgent)} {...form.getInputProps('urgent')}>
        <Options words={URGENT} />
      </Radio.Group>
    </Stack>
  );
}

function Options({ words }: { words: typeof DIGEST | typeof URGENT }) {
  const { i18n } = useLingui();
  return (
    <Stack gap={6} mt={6}>
      {Object.entries(words).map(([value, label]) => (
        <Radio key={value} value={value} label={i18n._(label)} />
      ))}
    </Stack>
  );
}
