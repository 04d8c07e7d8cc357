import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileInput, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { NewDocument } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { onceKeys } from '../../client/once-key.js';
import { ApiProblem } from '../../client/problem.js';
import { useLanguage } from '../../language/language.js';
import { LANGUAGES } from '../../language/languages.js';
import { useOptions } from '../../language/options.js';
import { CLASSIFICATION, DOCUMENT_KIND } from '../../language/words.js';
import { Dialog } from '../../look/dialog.js';
import { ProblemNote } from '../../look/problem-note.js';
import { uploaded } from './upload.js';

interface Fields {
  title: string;
  kind: NewDocument['kind'];
  language: string;
  classification: NonNullable<NewDocument['classification']>;
  url: string;
  text: string;
  file: File | null;
}

/** The form for a text that a meeting left; leads on to it, where its promises are marked. */
export function AddDocument(props: { meetingId: string; opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Dialog opened={props.opened} onClose={props.onClose} size="xl" title={t`Add a document`}>
      <DocumentForm {...props} />
    </Dialog>
  );
}

function useDocumentForm() {
  const { t } = useLingui();
  return useForm<Fields>({
    initialValues: {
      ...{ title: '', kind: 'communique', language: useLanguage(), classification: 'public', url: '', text: '' },
      file: null,
    },
    validate: {
      title: (title) => (title.trim() === '' ? t`What the document is called` : null),
      text: (text) => (text.trim() === '' ? t`The text, word for word` : null),
      url: (url) => (url === '' || /^https?:\/\/\S+$/.test(url) ? null : t`An address that begins with https://`),
    },
  });
}

function DocumentForm({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [keyFor] = useState(onceKeys);
  const [problem, setProblem] = useState<unknown>(null);
  const entry = $api.useMutation('post', '/api/v1/meetings/{id}/documents');
  const form = useDocumentForm();
  const send = async ({ file, url, ...fields }: Fields) => {
    setProblem(null);
    try {
      const fileId = file && (await uploaded(file));
      const body = { ...fields, url: url === '' ? null : url, fileId };
      const headers = { 'Idempotency-Key': keyFor(body) };
      const { id } = await entry.mutateAsync({ params: { path: { id: meetingId } }, body, headers });
      await readAgain();
      await navigate({ to: '/documents/$id', params: { id } });
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem) {
        form.setErrors(Object.fromEntries(error.faults.map(({ path, message }) => [path, message])));
      }
    }
  };
  return (
    <form onSubmit={form.onSubmit((fields) => void send(fields))} noValidate>
      {problem !== null && <ProblemNote error={problem} />}
      <DocumentFieldset form={form} />
      <Group mt="md">
        <Button type="submit" loading={form.submitting || entry.isPending}>
          <Trans>Add the document</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}

function DocumentFieldset({ form }: { form: UseFormReturnType<Fields> }) {
  const { t } = useLingui();
  const options = useOptions();
  const choose = async (file: File | null) => {
    form.setFieldValue('file', file);
    if (file?.type === 'text/plain' && form.values.text === '') form.setFieldValue('text', await file.text());
  };
  return (
    <>
      <TextInput label={t`Title`} required mb="sm" data-autofocus {...form.getInputProps('title')} />
      <Group grow align="flex-start" mb="sm" className="form-row">
        <NativeSelect label={t`Kind`} data={options(DOCUMENT_KIND)} {...form.getInputProps('kind')} />
        <NativeSelect
          label={t`Language of the text`}
          data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('language')}
        />
        <NativeSelect
          label={t`Classification`}
          data={options(CLASSIFICATION)}
          {...form.getInputProps('classification')}
        />
      </Group>
      <Textarea
        label={t`Text`}
        description={t`Word for word. It is frozen as you paste it here and cannot be changed afterwards.`}
        required
        minRows={10}
        mb="sm"
        {...form.getInputProps('text')}
      />
      <TextInput
        label={t`Where it was published (may be left out)`}
        type="url"
        mb="sm"
        {...form.getInputProps('url')}
      />
      <FileInput
        label={t`Original file (may be left out)`}
        description={t`A plain text file also fills the text above`}
        clearable
        clearButtonProps={{ 'aria-label': t`Remove the file` }}
        error={form.errors['fileId']}
        value={form.values.file}
        onChange={(file) => void choose(file)}
      />
    </>
  );
}
