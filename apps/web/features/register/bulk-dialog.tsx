import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { $api } from '../../client/api.js';
import type { NewBulkWork, RegisterLine } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { Dialog } from '../../look/dialog.js';
import { useFirstFault } from '../../look/first-fault.js';
import { Waiting } from '../../look/waiting.js';
import { type BulkForm, bulkAction, EMPTY_FORM, type Missing } from './bulk-action.rules.js';
import { BulkFaults } from './bulk-faults.js';
import { BulkFields } from './bulk-fields.js';
import { BulkPreview } from './bulk-preview.js';

interface Props {
  lines: readonly RegisterLine[];
  onClose: (done: boolean) => void;
}

/**
 * The same for many commitments, or nothing: first what is to be done, then what would follow from it, then it is done.
 * The lines are those that were selected when the dialog opened, at the versions that were read.
 */
export function BulkDialog({ lines: selected, onClose }: Props) {
  const { t } = useLingui();
  const [lines] = useState(selected);
  const { form, setForm, missing, preview, work, look, doIt, back } = useBulkWork(lines, () => onClose(true));
  const error = work.error ?? preview.error;
  const { ref, submitting } = useFirstFault(preview.error);
  return (
    <Dialog opened onClose={() => onClose(false)} size="xl" title={t`Change together`}>
      <p className="below">
        <Plural
          value={lines.length}
          one="# commitment. What you choose is done or nothing is."
          other="# commitments. What you choose is done for all of them, or for none."
        />
      </p>
      {error && <BulkFaults error={error} lines={lines} />}
      {preview.data ? (
        <>
          <BulkPreview work={preview.data} lines={lines} />
          <Group mt="md">
            <Button onClick={doIt} loading={work.isPending} disabled={preview.data.totals.changed === 0}>
              <Plural value={preview.data.totals.changed} one="Change # commitment" other="Change # commitments" />
            </Button>
            <Button variant="default" onClick={back}>
              <Trans>Back</Trans>
            </Button>
          </Group>
        </>
      ) : (
        <form ref={ref} noValidate onSubmit={submitting(look)}>
          <BulkFields form={form} onChange={(change) => setForm({ ...form, ...change })} missing={missing} />
          {preview.isPending && <Waiting />}
          <Button type="submit" mt="md" loading={preview.isPending}>
            <Trans>See what would follow</Trans>
          </Button>
        </form>
      )}
    </Dialog>
  );
}

/** The three steps, and what each has brought. `onDone` comes after the work, when all that is shown was read again. */
function useBulkWork(lines: readonly RegisterLine[], onDone: () => void) {
  const [form, setForm] = useState<BulkForm>(EMPTY_FORM);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  // The same act however often it is sent: done once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const preview = $api.useMutation('post', '/api/v1/commitments/bulk/preview');
  const work = $api.useMutation('post', '/api/v1/commitments/bulk');
  const body = (action: NewBulkWork['action']): NewBulkWork => ({
    commitments: lines.map(({ id, version }) => ({ id, version })),
    action,
  });
  const look = (event: FormEvent) => {
    event.preventDefault();
    const action = bulkAction(form);
    if (Array.isArray(action)) return setMissing(action);
    setMissing([]);
    work.reset();
    setKey(crypto.randomUUID());
    preview.mutate({ body: body(action) });
  };
  const doIt = () => {
    const action = bulkAction(form);
    if (Array.isArray(action)) return;
    const params = { header: { 'Idempotency-Key': key } };
    work.mutate({ body: body(action), params }, { onSuccess: () => void readAgain().then(() => onDone()) });
  };
  const back = () => {
    preview.reset();
    work.reset();
  };
  return { form, setForm, missing, preview, work, look, doIt, back };
}
