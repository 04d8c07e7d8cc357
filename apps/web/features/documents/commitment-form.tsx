import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { type FormErrors, useForm } from '@mantine/form';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Commitment, Document, Meeting } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { onceKeys } from '../../client/once-key.js';
import { useFirstFault } from '../../look/first-fault.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import {
  commitmentField,
  type CommitmentFields,
  commitmentOf,
  draftFrom,
  toRemember,
} from './commitment-draft.rules.js';
import { CommitmentFieldset } from './commitment-fieldset.js';
import { useCommitmentValidation } from './commitment-validation.js';
import { DeadlineFieldset } from './deadline-fieldset.js';
import { deadlineIn } from './deadline-words.rules.js';
import { type KeptDrafts, useKeptDrafts } from './kept-drafts.js';
import type { Span } from './passage.rules.js';

interface Given {
  document: Document;
  meeting: Meeting;
  span: Span;
  quote: string;
  onEntered: (commitment: Commitment) => void;
}

const placeOf = ({ document, span }: Given): string => `${document.id}.${span.startsAt}-${span.endsAt}`;

/** The form of a new commitment, filled from what is known; what is typed is kept in this browser. */
export function CommitmentForm(given: Given) {
  const { document, meeting, quote } = given;
  const drafts = useKeptDrafts(placeOf(given), meeting.id);
  const guess = deadlineIn(quote, meeting.heldOn);
  const { classification } = document;
  const fresh = () => draftFrom({ quote, meeting, classification, guess, remembered: drafts.remembered() });
  const [kept, setKept] = useState(drafts.read);
  const form = useForm<CommitmentFields>({
    initialValues: { ...fresh(), ...kept },
    onValuesChange: drafts.keep,
    validate: useCommitmentValidation(),
  });
  const { send, problem, busy } = useEntry(given, drafts, form.setErrors);
  const { ref, submitting } = useFirstFault(problem);
  const startAnew = () => {
    form.setValues(fresh());
    // After the values: a change of them is kept.
    drafts.drop();
    setKept(null);
  };
  return (
    <form ref={ref} onSubmit={submitting(form.onSubmit((fields) => void send(fields)))} noValidate>
      {problem !== null && <ProblemNote error={problem} />}
      {kept && (
        <Text size="sm" mb="xs">
          <Trans>Your draft was kept.</Trans>{' '}
          <Button size="compact-sm" variant="subtle" onClick={startAnew}>
            <Trans>Start anew</Trans>
          </Button>
        </Text>
      )}
      <CommitmentFieldset form={form} meeting={meeting} />
      <DeadlineFieldset form={form} words={guess?.words ?? null} />
      <Group mt="md">
        <Button type="submit" loading={busy}>
          <Trans>Enter the commitment</Trans>
        </Button>
      </Group>
    </form>
  );
}

/** Marks the words, then enters the commitment on them; both may be sent again. */
function useEntry(given: Given, drafts: KeptDrafts, setErrors: (errors: FormErrors) => void) {
  const { document, meeting, span, quote, onEntered } = given;
  const [keyFor] = useState(onceKeys);
  const [problem, setProblem] = useState<unknown>(null);
  const fieldErrors = useFieldErrors();
  const mark = $api.useMutation('post', '/api/v1/documents/{id}/passages');
  const entry = $api.useMutation('post', '/api/v1/commitments');
  const send = async (fields: CommitmentFields) => {
    setProblem(null);
    try {
      const path = { id: document.id };
      const { id: passageId } = await mark.mutateAsync({ params: { path }, body: { ...span, quote } });
      const body = commitmentOf(fields, { meetingId: meeting.id, passageId });
      const entered = await entry.mutateAsync({ body, headers: { 'Idempotency-Key': keyFor(body) } });
      drafts.drop();
      drafts.remember(toRemember(fields));
      onEntered(entered);
      await readAgain();
    } catch (error) {
      setProblem(error);
      setErrors(fieldErrors(error, commitmentField));
    }
  };
  return { send, problem, busy: mark.isPending || entry.isPending };
}
