import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Radio, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CalendarDays } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { DayField } from '../../look/day-field.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useToday } from '../../session/index.js';
import { DayNow } from './day-now.js';
import { cellOf } from './months.rules.js';
import { useYearOf } from './use-calendar.js';
import { useDayChange } from './use-day-change.js';
import { WhatFollows } from './what-follows.js';

interface Props {
  country: string;
  year: number;
  day: string | null;
  onClose: () => void;
  onDone: (words: ReactNode) => void;
}

/** Sets whether a day is worked, whatever the list of holidays says. */
export function SetDayForm({ country, year, day: given, onClose, onDone }: Props) {
  const { t } = useLingui();
  const today = useToday();
  const [day, setDay] = useState(given ?? (today.startsWith(String(year)) ? today : `${year}-01-01`));
  const [worked, setWorked] = useState<boolean | null>(null);
  const [texts, setTexts] = useState({ name: '', source: '' });
  const { data: calendar } = useYearOf(country, Number(day.slice(0, 4)));
  const offered = useOffered(day, calendar);
  const date = longDate(day === '' ? today : day, useLanguage());
  const change = useDayChange({ country, day, calendar }, () =>
    onDone(<Trans>{date} is set. Reminders are planned anew.</Trans>),
  );
  const faults = useFieldErrors()(change.error);
  const working = worked ?? offered;
  const { isSending, error, told } = change;
  const submit = () => {
    if (working !== null) void change.send({ working, name: texts.name.trim(), source: texts.source.trim() });
  };
  return (
    <DialogForm
      follows={<WhatFollows />}
      send={t`Set the day`}
      isReady={calendar !== undefined && day !== ''}
      changed={told && { told }}
      onSubmit={submit}
      {...{ isSending, error, onClose }}
    >
      <DayField
        label={t`Day`}
        required
        from={calendar?.seededFrom}
        to={calendar?.seededTo}
        value={day}
        onChange={setDay}
        mb="xs"
      />
      <div aria-live="polite">{calendar && day !== '' && <DayNow day={day} calendar={calendar} />}</div>
      <Radio.Group
        label={t`This day is`}
        value={String(working)}
        onChange={(value) => setWorked(value === 'true')}
        mb="sm"
      >
        <Group mt={4}>
          <Radio value="true" label={t`worked`} />
          <Radio value="false" label={t`a day off`} />
        </Group>
      </Radio.Group>
      <TextInput
        label={t`What it is (may be left out)`}
        description={t`For example: worked for Friday, 2 January`}
        maxLength={200}
        error={faults['name']}
        mb="sm"
        value={texts.name}
        onChange={({ currentTarget }) => setTexts({ ...texts, name: currentTarget.value })}
      />
      <TextInput
        label={t`Legal act behind it (may be left out)`}
        maxLength={500}
        error={faults['source']}
        value={texts.source}
        onChange={({ currentTarget }) => setTexts({ ...texts, source: currentTarget.value })}
      />
    </DialogForm>
  );
}

/**
 * Whoever sets a day mostly wants the opposite of what it is: of what it was when it was chosen, whatever somebody else
 * does to it while the form is open.
 */
function useOffered(day: string, calendar: CalendarDays | undefined): boolean | null {
  const [offer, setOffer] = useState<{ day: string; working: boolean } | null>(null);
  if (calendar && day !== '' && offer?.day !== day) setOffer({ day, working: !cellOf(day, calendar).isWorked });
  return offer?.day === day ? offer.working : null;
}
