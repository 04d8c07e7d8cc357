import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Group, TextInput, Title } from '@mantine/core';
import { type ComponentProps, type FormEvent, useState } from 'react';
import type { Ladder } from '../../client/api.generated.js';
import { useFirstFault } from '../../look/first-fault.js';
import { RefusalNote } from '../../look/refusal-note.js';
import { NameFields } from '../people/index.js';
import { BothLadders } from './both-ladders.js';
import { DaysFields } from './days-fields.js';
import { PreviewPanel } from './preview-panel.js';
import { RungFields } from './rung-fields.js';
import { useLadderChange } from './use-ladder-change.js';

interface Props {
  ladder: Ladder;
  onEnd: (saved: boolean) => void;
}

/** Changes a ladder. What changes the plan can be saved only after a look at what follows. */
export function LadderForm({ ladder, onEnd }: Props) {
  const { t } = useLingui();
  const it = useLadderChange(ladder, () => onEnd(true));
  const { draft, change, isRestored, forget } = it.changing;
  const [isTried, setTried] = useState(false);
  const { refused } = it;
  const { ref, submitting } = useFirstFault(it.error);
  const faults = isTried ? it.faults : null;
  const leave = () => {
    forget();
    onEnd(false);
  };
  const needsLook = it.changesRules && it.seen === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (it.faults === null) (needsLook ? it.look : it.save).start();
  };
  return (
    <form ref={ref} className="ladder-form" noValidate onSubmit={submitting(submit)}>
      {isRestored && (
        <Alert color="civic" variant="light" mb="md">
          <Trans>What you had changed here and not saved is here again.</Trans>
        </Alert>
      )}
      <section className="panel">
        <div className="ladder-names">
          <NameFields
            kind="ladder"
            value={draft.name}
            onChange={(name) => change({ name })}
            error={faults?.name ? t`Say what the ladder is called` : null}
            refused={refused}
          />
        </div>
      </section>
      <RungFields draft={draft} onChange={change} faults={faults} refused={refused} />
      <Besides draft={draft} onChange={change} faults={faults} refused={refused} />
      {it.theirs && <BothLadders theirs={it.theirs} mine={draft} onSettle={it.settle} />}
      {it.seen && it.changesRules && <PreviewPanel seen={it.seen} />}
      {it.refusal !== null && <RefusalNote error={it.refusal} />}
      <p className="rules-hint" aria-live="polite">
        <NextStep {...it} />
      </p>
      <Group>
        {needsLook ? (
          <Button type="submit" loading={it.look.isSending}>
            <Trans>See what changes</Trans>
          </Button>
        ) : (
          <Button type="submit" loading={it.save.isSending} disabled={!it.changesAnything || it.theirs !== null}>
            <Trans>Save</Trans>
          </Button>
        )}
        <Button variant="default" onClick={leave}>
          <Trans>Throw the change away</Trans>
        </Button>
      </Group>
    </form>
  );
}

/** What a ladder sets besides its rungs, and why it is changed. */
function Besides({ draft, onChange, faults, refused }: ComponentProps<typeof DaysFields>) {
  const { t } = useLingui();
  return (
    <section className="panel">
      <Title order={2} size={18} mb="xs">
        <Trans>Besides</Trans>
      </Title>
      <DaysFields draft={draft} onChange={onChange} faults={faults} refused={refused} />
      <TextInput
        label={t`Why (may be left out)`}
        description={t`Kept in history`}
        mt="sm"
        maxLength={2000}
        error={refused['reason']}
        value={draft.reason}
        onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
      />
    </section>
  );
}

type StepProps = Pick<
  ReturnType<typeof useLadderChange>,
  'changesAnything' | 'changesRules' | 'seen' | 'isOutdated' | 'theirs'
>;

function NextStep({ changesAnything, changesRules, seen, isOutdated, theirs }: StepProps) {
  if (theirs) return <Trans>Decide first which version holds.</Trans>;
  if (!changesAnything) return <Trans>Nothing is changed yet.</Trans>;
  if (!changesRules) return <Trans>Only names change: no reminder does.</Trans>;
  if (seen) return <Trans>This is what saving does.</Trans>;
  if (isOutdated) return <Trans>You have changed it since you looked. Look again before you save.</Trans>;
  return <Trans>Look at what changes before you save.</Trans>;
}
