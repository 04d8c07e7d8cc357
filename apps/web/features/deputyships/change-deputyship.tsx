import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Deputyship, DeputyshipChange } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { DialogForm } from '../../look/dialog-form.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useToday } from '../../session/index.js';
import { spanFault, standing } from './deputyship.rules.js';
import { SpanFields } from './span-fields.js';
import { WhatFollows } from './what-follows.js';

interface Props {
  deputyship: Deputyship;
  onClose: () => void;
  onDone: () => Promise<void>;
}

/** The form for the days of a deputyship: another person is another deputyship. */
export function ChangeDeputyship({ deputyship, onClose, onDone }: Props) {
  const { t } = useLingui();
  const [language, today] = [useLanguage(), useToday()];
  const { id, absent, deputy, startsOn, endsOn } = deputyship;
  const [span, setSpan] = useState({ startsOn, endsOn });
  const [isAsked, setAsked] = useState(false);
  const path = { id };
  const change = useChange<Deputyship, DeputyshipChange>(deputyship, {
    send: (body, header) => api.PATCH('/api/v1/deputyships/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/deputyships/{id}', { params: { path } }),
    onDone,
  });
  const faults = useFieldErrors()(change.error);
  const submit = () => {
    setAsked(true);
    if (spanFault(span) === null) void change.send(span);
  };
  const { now } = change;
  const day = (date: string) => shortDate(date, language);
  const changed = now && {
    told: [
      { name: t`First day`, then: day(startsOn), now: day(now.startsOn) },
      { name: t`Last day`, then: day(endsOn), now: day(now.endsOn) },
    ],
  };
  return (
    <DialogForm
      follows={<WhatFollows {...{ absent, deputy, span, id }} />}
      send={t`Change the days`}
      isSending={change.isSending}
      error={change.error}
      changed={changed}
      {...{ onSubmit: submit, onClose }}
    >
      <SpanFields value={span} isAsked={isAsked} faults={faults} onChange={setSpan} />
      {standing(span, today) === 'now' && span.endsOn !== today && (
        <Button variant="default" size="compact-md" onClick={() => setSpan({ ...span, endsOn: today })}>
          <Trans>Let it end today</Trans>
        </Button>
      )}
    </DialogForm>
  );
}
