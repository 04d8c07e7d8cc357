import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api } from '../../client/api.js';
import type { Ladder, LadderRules, NewLadder } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { onceKeys } from '../../client/once-key.js';
import { untold } from '../../client/problem.js';
import { nameOf, NO_NAME, type TypedName } from '../../language/typed-name.rules.js';
import { Dialog } from '../../look/dialog.js';
import { useFirstFault } from '../../look/first-fault.js';
import { type Refusals, RefusalNote } from '../../look/refusal-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { NameFields } from '../people/index.js';
import { codeFor } from './ladder-code.rules.js';
import { DEFAULT_CODE, useLadderName } from './use-ladders.js';

interface Props {
  opened: boolean;
  onClose: () => void;
  ladders: readonly Ladder[];
}

/** A new ladder, as a copy of another or nearly empty; leads on to it, where it is changed. */
export function AddLadder({ opened, onClose, ladders }: Props) {
  const { t } = useLingui();
  return (
    <Dialog opened={opened} onClose={onClose} title={t`Add a ladder`}>
      <AddForm onClose={onClose} ladders={ladders} />
    </Dialog>
  );
}

/** The least that a ladder is: one reminder, on the day. */
const NEARLY_EMPTY: LadderRules = {
  rungs: [{ key: 'on-day', when: 'on_day', audience: ['lead'] }],
  pauseDays: 5,
  reviewDays: 30,
};

/** It is called by its name in this form: its code is made from that. */
const REFUSALS: Refusals = {
  code_taken: msg`Somebody has just added a ladder of this name: call this one otherwise.`,
};

function AddForm({ onClose, ladders }: Omit<Props, 'opened'>) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const ladderName = useLadderName();
  const [name, setName] = useState(NO_NAME);
  const [from, setFrom] = useState(DEFAULT_CODE);
  const [isTried, setTried] = useState(false);
  const [keyFor] = useState(onceKeys);
  const entry = $api.useMutation('post', '/api/v1/ladders', {
    onSuccess: async ({ code }) => {
      await readAgain();
      await navigate({ to: '/ladders/$code', params: { code } });
    },
  });
  const { error } = entry;
  const refused = useFieldErrors()(error);
  const refusal = untold(error, (path) => path.startsWith('name.'));
  const { ref, submitting } = useFirstFault(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.en.trim() === '') return;
    const rules = ladders.find(({ code }) => code === from)?.rules ?? NEARLY_EMPTY;
    const body = newLadder(name, { rules, ladders });
    entry.mutate({ body, headers: { 'Idempotency-Key': keyFor(body) } });
  };
  return (
    <form ref={ref} onSubmit={submitting(submit)} noValidate>
      {refusal !== null && <RefusalNote error={refusal} refusals={REFUSALS} />}
      <div className="ladder-names">
        <NameFields
          kind="ladder"
          value={name}
          onChange={setName}
          error={isTried && name.en.trim() === '' ? t`Say what the ladder is called` : null}
          refused={refused}
        />
      </div>
      <NativeSelect
        label={t`Begin with`}
        description={t`Nothing follows a new ladder until a meeting or a commitment chooses it.`}
        mt="sm"
        value={from}
        data={[
          ...ladders.map((ladder) => ({ value: ladder.code, label: t`A copy of: ${ladderName(ladder)}` })),
          { value: '', label: t`One reminder, on the day of the deadline` },
        ]}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
      />
      <Group mt="md">
        <Button type="submit" loading={entry.isPending}>
          <Trans>Add the ladder</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}

function newLadder(
  typed: TypedName,
  { rules, ladders }: { rules: LadderRules; ladders: readonly Ladder[] },
): NewLadder {
  const taken = ladders.map(({ code }) => code);
  return { code: codeFor(typed.en, taken), name: nameOf(typed), rules };
}
