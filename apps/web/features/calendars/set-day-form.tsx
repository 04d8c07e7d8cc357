import { Trans, useLingui } from '@lingui/react/macro';
import { Group, Radio, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CalendarDays } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { DayField } from '../../look/day-field.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
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

/**
 * Sets whether a day is worked, whatever the list of holidays says. It is so at once for a whole country: neither the day
 * nor what it is to be stands there unless it was chosen.
 */
export function SetDayForm({ country, year, day: given, onClose, onDone }: Props) {
  const { t } = useLingui();
  const [texts, setTexts] = useState({ name: '', source: '' });
  const [isTried, setTried] = useState(false);
  const { day, setDay, calendar, working, setWorked } = useDayAndKind({ country, year, given });
  const language = useLanguage();
  const date = day && longDate(day, language);
  const change = useDayChange({ country, day, calendar }, () =>
    onDone(<Trans>{date} is set. Reminders are planned anew.</Trans>),
  );
  const faults = useFieldErrors()(change.error);
  const { isSending, error, told } = change;
  const submit = () => {
    setTried(true);
    if (day === '' || working === null) return;
    void change.send({ working, name: texts.name.trim(), source: texts.source.trim() });
  };
  return (
    <DialogForm
      follows={<WhatFollows />}
      send={t`Set the day`}
      isReady={calendar !== undefined}
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
        error={isTried && day === '' && t`Say which day`}
        mb="xs"
      />
      <div aria-live="polite">{calendar && day !== '' && <DayNow day={day} calendar={calendar} />}</div>
      <KindField working={working} onChange={setWorked} isMissing={isTried && working === null} />
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

interface KindProps {
  working: boolean | null;
  onChange: (working: boolean) => void;
  isMissing: boolean;
}

function KindField({ working, onChange, isMissing }: KindProps) {
  const { t } = useLingui();
  return (
    <Radio.Group
      label={t`This day is`}
      required
      value={working === null ? '' : String(working)}
      onChange={(value) => onChange(value === 'true')}
      error={isMissing && t`Say whether it is worked`}
      mb="sm"
    >
      <Group mt={4}>
        <Radio value="true" label={t`worked`} />
        <Radio value="false" label={t`a day off`} />
      </Group>
    </Radio.Group>
  );
}

/** The day, what it is to be, and the calendar that says what it is; the year that is shown until a day is chosen. */
function useDayAndKind({ country, year, given }: { country: string; year: number; given: string | null }) {
  const [day, setDay] = useState(given ?? '');
  const [worked, setWorked] = useState<boolean | null>(null);
  const { data: calendar } = useYearOf(country, day === '' ? year : Number(day.slice(0, 4)));
  const offered = useOffered(day === given ? given : null, calendar);
  return { day, setDay, calendar, working: worked ?? offered, setWorked };
}

/**
 * Whoever asks for a day to be set otherwise wants the opposite of what it is: of what it was then, whatever somebody else
 * does to it while the form is open.
 * @param day that was asked for; null for one that is chosen in the form
 */
function useOffered(day: string | null, calendar: CalendarDays | undefined): boolean | null {
  const [offer, setOffer] = useState<{ day: string; working: boolean } | null>(null);
  if (calendar && day !== null && offer?.day !== day) setOffer({ day, working: !cellOf(day, calendar).isWorked });
  return offer?.day === day ? offer.working : null;
}
