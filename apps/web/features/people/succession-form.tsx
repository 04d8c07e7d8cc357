import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import { readAgain } from '../../client/changes.js';
import { onceKeys } from '../../client/once-key.js';
import type { Post, Tenure } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { addDays } from '../../language/days.rules.js';
import { useFirstFault } from '../../look/first-fault.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useToday } from '../../session/index.js';
import { DayField } from '../../look/day-field.js';
import { PersonSelect, usePerson } from './person-select.js';
import { SuccessionWords } from './succession-words.js';
import { previewSuccession } from './succession.rules.js';

interface Props {
  post: Post;
  tenures: readonly Tenure[];
}

/** Hands a post over. Says in words what follows before it is done; done, it cannot be undone, only continued. */
export function SuccessionForm({ post, tenures }: Props) {
  const { t } = useLingui();
  const today = useToday();
  const [successorId, setSuccessorId] = useState<string | null>(null);
  const { data: successor } = usePerson(successorId);
  const [startsOn, setStartsOn] = useState(addDays(today, 1));
  const [keyFor] = useState(onceKeys);
  const handOver = $api.useMutation('post', '/api/v1/posts/{id}/succession', {
    onSuccess: async () => {
      setSuccessorId(null);
      await readAgain();
    },
  });
  const faults = useFieldErrors()(handOver.error);
  const { ref, submitting } = useFirstFault(handOver.error);
  const preview =
    successor && startsOn !== '' ? previewSuccession(tenures, { personId: successor.id, startsOn }) : null;
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (!successor) return;
    const body = { personId: successor.id, startsOn };
    const params = { path: { id: post.id }, header: { 'Idempotency-Key': keyFor(body) } };
    handOver.mutate({ params, body });
  };
  return (
    <form ref={ref} className="panel" onSubmit={submitting(submit)} aria-labelledby="succession">
      <Title order={2} size={18} mb="xs" id="succession">
        <Trans>Hand the post over</Trans>
      </Title>
      <div className="succession-fields">
        <PersonSelect
          label={t`Successor`}
          description={t`A part of the name, in any language`}
          placeholder={t`Nobody chosen yet`}
          error={faults['personId']}
          value={successorId}
          onChange={setSuccessorId}
        />
        <DayField label={t`First day in the post`} error={faults['startsOn']} value={startsOn} onChange={setStartsOn} />
      </div>
      <div aria-live="polite">
        {preview && successor && (
          <SuccessionWords post={post} preview={preview} successor={successor} startsOn={startsOn} />
        )}
        {handOver.isSuccess && !successor && <Done tenure={handOver.data.begun} />}
      </div>
      {handOver.error && <ProblemNote error={handOver.error} />}
      <Button type="submit" mt="sm" loading={handOver.isPending} disabled={preview?.kind !== 'hand_over'}>
        <Trans>Hand over</Trans>
      </Button>
    </form>
  );
}

function Done({ tenure: { person } }: { tenure: Tenure }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />} mt="md" title={t`Handed over`}>
      <Trans>{personName(person, language)} stands in the list of holders. Reminders are planned anew.</Trans>
    </Alert>
  );
}
