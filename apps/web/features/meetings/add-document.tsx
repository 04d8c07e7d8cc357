import { Trans, useLingui } from '@lingui/react/macro';
import { Button, FileInput, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { NewDocument } from '../../client/api.generated.js';
import { readAgain } from '../../client/changes.js';
import { useLanguage } from '../../language/language.js';
import { LANGUAGES } from '../../language/languages.js';
import { useOptions } from '../../language/options.js';
import { CLASSIFICATION, DOCUMENT_KIND } from '../../language/words.js';
import { Dialog } from '../../look/dialog.js';
import { useFirstFault } from '../../look/first-fault.js';
import { ProblemNote } from '../../look/problem-note.js';
import { RestoredNote } from '../../look/restored-note.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import { useKeptForm } from '../../look/use-kept-form.js';
import { onceUploads } from './upload.js';

interface Fields {
  title: string;
  kind: NewDocument['kind'];
  language: string;
  classification: NonNullable<NewDocument['classification']>;
  url: string;
  text: string;
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

/** What is typed is kept; a file is not, and has to be chosen again. */
function useDocumentForm(meetingId: string) {
  const { t } = useLingui();
  const language = useLanguage();
  return useKeptForm<Fields>(
    { place: meetingId, form: 'document' },
    {
      initial: { title: '', kind: 'communique', language, classification: 'public', url: '', text: '' },
      validate: {
        title: (title) => (title.trim() === '' ? t`Say what the document is called` : null),
        text: (text) => (text.trim() === '' ? t`Paste the text of the document` : null),
        url: (url) => (url === '' || /^https?:\/\/\S+$/.test(url) ? null : t`Give a link: https://… or http://…`),
      },
    },
  );
}

function DocumentForm({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [uploaded] = useState(onceUploads);
  const [file, setFile] = useState<File | null>(null);
  const fieldErrors = useFieldErrors();
  const [problem, setProblem] = useState<unknown>(null);
  const entry = $api.useMutation('post', '/api/v1/meetings/{id}/documents');
  const kept = useDocumentForm(meetingId);
  const { form } = kept;
  const { ref, submitting } = useFirstFault(problem);
  const send = async ({ url, ...fields }: Fields) => {
    setProblem(null);
    try {
      const fileId = file && (await uploaded(file));
      const body = { ...fields, url: url === '' ? null : url, fileId };
      const headers = { 'Idempotency-Key': kept.keyFor(body) };
      const { id } = await entry.mutateAsync({ params: { path: { id: meetingId } }, body, headers });
      kept.forget();
      await readAgain();
      await navigate({ to: '/documents/$id', params: { id } });
    } catch (error) {
      setProblem(error);
      form.setErrors(fieldErrors(error));
    }
  };
  return (
    <form ref={ref} onSubmit={submitting(form.onSubmit(send))} noValidate>
      <RestoredNote kept={kept} />
      {problem !== null && <ProblemNote error={problem} />}
      <DocumentFieldset form={form} file={file} onFile={setFile} />
      <Group mt="md">
        <Button type="submit" loading={form.submitting}>
          <Trans>Add the document</Trans>
        </Button>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </form>
  );
}

interface FieldsetProps {
  form: UseFormReturnType<Fields>;
  file: File | null;
  onFile: (file: File | null) => void;
}

function DocumentFieldset({ form, file, onFile }: FieldsetProps) {
  const { t } = useLingui();
  const options = useOptions();
  const choose = async (chosen: File | null) => {
    onFile(chosen);
    if (chosen?.type === 'text/plain' && form.values.text === '') form.setFieldValue('text', await chosen.text());
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
        value={file}
        onChange={(chosen) => void choose(chosen)}
      />
    </>
  );
}
