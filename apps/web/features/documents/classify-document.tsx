import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Document } from '../../client/api.generated.js';
import { useChange } from '../../client/use-change.js';
import { CLASSIFICATION, type Classification } from '../../language/words.js';
import { Dialog } from '../../look/dialog.js';
import { DialogForm } from '../../look/dialog-form.js';
import { Said } from '../../look/said.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useWork } from '../../look/use-work.js';

/** Says who may read a document, for registrars: the button with its form, and, for another place, what was done. */
export function useClassify(document: Document) {
  const { t, i18n } = useLingui();
  const { work, said, begin, close, done } = useWork<Document>();
  const sayDone = ({ classification }: Document) => {
    const words = i18n._(CLASSIFICATION[classification]);
    return done(<Trans>The document is now: {words}.</Trans>);
  };
  const button = (
    <>
      <Button variant="default" onClick={() => begin(document)}>
        <Trans>Who may read it</Trans>
      </Button>
      <Dialog opened={work !== null} onClose={close} title={t`Who may read the document`}>
        {work && <ClassificationForm document={work} onClose={close} onDone={sayDone} />}
      </Dialog>
    </>
  );
  return { button, said: <Said>{said}</Said> };
}

interface FormProps {
  document: Document;
  onClose: () => void;
  onDone: (document: Document) => Promise<void>;
}

function ClassificationForm({ document, onClose, onDone }: FormProps) {
  const { t, i18n } = useLingui();
  const [classification, setClassification] = useState<Classification>(document.classification);
  const path = { id: document.id };
  const { now, isSending, error, send } = useChange<Document, { classification: Classification }>(document, {
    send: (body, header) => api.PATCH('/api/v1/documents/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/documents/{id}', { params: { path } }),
    onDone,
  });
  const faults = useFieldErrors()(error);
  const words = (one: Classification) => i18n._(CLASSIFICATION[one]);
  const told = now && [
    { name: t`Classification`, then: words(document.classification), now: words(now.classification) },
  ];
  return (
    <DialogForm
      follows={
        <Trans>
          Whoever is not cleared for it sees neither the text nor the passages any more. A commitment keeps its own
          classification.
        </Trans>
      }
      send={t`Save who may read it`}
      isReady={classification !== document.classification}
      changed={told && { told }}
      onSubmit={() => void send({ classification })}
      {...{ isSending, error, onClose }}
    >
      <Radio.Group
        label={t`Classification`}
        description={t`Never more open than a commitment that rests on its words`}
        value={classification}
        error={faults['classification']}
        onChange={(chosen) => setClassification(CLASSES.find((one) => one === chosen) ?? classification)}
      >
        <Stack gap={6} mt={4}>
          {CLASSES.map((value) => (
            <Radio key={value} value={value} label={words(value)} />
          ))}
        </Stack>
      </Radio.Group>
    </DialogForm>
  );
}

const CLASSES = ['public', 'official', 'confidential'] as const;
