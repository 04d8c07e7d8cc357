import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, NativeSelect, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { FieldErrors } from '../../look/use-fault-words.js';
import { AudienceField } from './audience-field.js';
import { DaysField } from './days-fields.js';
import { type DraftFaults, type DraftRung, freeId, type LadderDraft } from './ladder-draft.rules.js';
import { rungField } from './ladder-places.rules.js';
import { nextRung, retimed, type RungFault, type Time, timeOf, whenOf } from './rungs.rules.js';
import { TimeWords } from './time-words.js';

interface Props {
  draft: LadderDraft;
  onChange: (part: Partial<LadderDraft>) => void;
  faults: DraftFaults | null;
  /** What the API has said, by field. */
  refused: FieldErrors;
}

/** The rungs of a ladder as fields. They keep their places while they are changed; saved, they stand as time passes. */
export function RungFields({ draft, onChange, faults, refused }: Props) {
  const { rungs } = draft;
  const add = useRef<HTMLButtonElement>(null);
  const put = (rung: DraftRung) => onChange({ rungs: rungs.map((one) => (one.id === rung.id ? rung : one)) });
  const remove = (id: number) => {
    onChange({ rungs: rungs.filter((one) => one.id !== id) });
    add.current?.focus();
  };
  return (
    <section className="panel" aria-labelledby="rungs">
      <Title order={2} size={18} mb="xs" id="rungs">
        <Trans>Who is reminded when</Trans>
      </Title>
      {(faults?.noRungs || refused['rungs']) && (
        <Alert role="alert" color="red" variant="light" mb="sm">
          {faults?.noRungs ? <Trans>Without a reminder a deadline passes unheard. Add one.</Trans> : refused['rungs']}
        </Alert>
      )}
      {rungs.map((rung, index) => (
        <RungField
          key={rung.id}
          rung={rung}
          fault={faults?.rungs[index] ?? null}
          refused={refused}
          onChange={put}
          onRemove={() => remove(rung.id)}
        />
      ))}
      <Button
        ref={add}
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange({ rungs: [...rungs, { ...nextRung(rungs), id: freeId(draft) }] })}
      >
        <Trans>Add a reminder</Trans>
      </Button>
    </section>
  );
}

interface RungProps {
  rung: DraftRung;
  fault: RungFault | null;
  refused: FieldErrors;
  onChange: (rung: DraftRung) => void;
  onRemove: () => void;
}

function RungField({ rung, fault, refused, onChange, onRemove }: RungProps) {
  const time = timeOf(rung.when);
  return (
    <fieldset className="rung-field">
      <legend>{Number.isFinite(time.count) ? <TimeWords when={rung.when} /> : <Trans>A reminder</Trans>}</legend>
      <TimeFields
        time={time}
        fault={fault}
        refused={{ when: refused[rungField(rung.id, 'when')], days: refused[rungField(rung.id, 'days')] }}
        onChange={(then) => onChange(retimed(rung, whenOf(then)))}
      />
      <AudienceField
        audience={rung.audience}
        isMissing={fault === 'audience'}
        refused={refused[rungField(rung.id, 'audience')]}
        onChange={(audience) => onChange({ ...rung, audience })}
      />
      <Button
        variant="subtle"
        color="red"
        size="compact-md"
        className="rung-remove"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={onRemove}
      >
        <Trans>Remove this reminder</Trans>
      </Button>
    </fieldset>
  );
}

interface TimeProps {
  time: Time;
  fault: RungFault | null;
  refused: Record<'when' | 'days', ReactNode>;
  onChange: (time: Time) => void;
}

function TimeFields({ time, fault, refused, onChange }: TimeProps) {
  const { t } = useLingui();
  const sides = { before: t`Before the deadline`, on_day: t`On the day`, after: t`After the deadline` };
  const kinds = { working: t`Working days`, calendar: t`Calendar days` };
  return (
    <div className="rung-time">
      <NativeSelect
        label={t`When`}
        value={time.side}
        data={Object.entries(sides).map(([value, label]) => ({ value, label }))}
        error={fault === 'twice' ? t`Another reminder has this time: name everybody there` : refused.when}
        onChange={({ currentTarget }) => onChange({ ...time, side: currentTarget.value as Time['side'] })}
      />
      {time.side !== 'on_day' && (
        <>
          <DaysField
            label={t`How many days`}
            value={time.count}
            isWrong={fault === 'days'}
            refused={refused.days}
            onChange={(count) => onChange({ ...time, count })}
          />
          <NativeSelect
            label={t`Which days`}
            value={time.days}
            data={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => onChange({ ...time, days: currentTarget.value as Time['days'] })}
          />
        </>
      )}
    </div>
  );
}
