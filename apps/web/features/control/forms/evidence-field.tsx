import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, FileButton, Group, TextInput } from '@mantine/core';
import { IconLink, IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../../client/api.js';
import { ProblemNote } from '../../../look/problem-note.js';

/** A file that has been uploaded, or a link. */
export interface Piece {
  title: string;
  fileId: string | null;
  url: string | null;
}

interface Props {
  pieces: readonly Piece[];
  errors: Record<string, unknown>;
  onChange: (pieces: Piece[]) => void;
  /** To what is there by then: an upload takes its time. */
  onAdd: (piece: Piece) => void;
}

/** What shows that it was done: files, uploaded as they are chosen so that none is lost with the page, and links. */
export function EvidenceField({ pieces, errors, onChange, onAdd }: Props) {
  const { t } = useLingui();
  const upload = useUpload(onAdd);
  const without = (index: number) => onChange(pieces.filter((_, at) => at !== index));
  const put = (index: number, piece: Piece) => onChange(pieces.map((one, at) => (at === index ? piece : one)));
  const isOver = (index: number) => errors[`evidence.${index}.url`] as string | undefined;
  return (
    <fieldset>
      <legend>
        <Trans>Evidence (may be left out)</Trans>
      </legend>
      <ul className="control-evidence">
        {pieces.map((piece, index) => (
          <li key={piece.fileId ?? index}>
            {piece.fileId !== null ? (
              <span>{piece.title}</span>
            ) : (
              <LinkFields piece={piece} error={isOver(index)} onChange={(changed) => put(index, changed)} />
            )}
            <CloseButton aria-label={t`Remove ${piece.title || t`the link`}`} onClick={() => without(index)} />
          </li>
        ))}
      </ul>
      {upload.error !== null && <ProblemNote error={upload.error} onRetry={upload.again} />}
      <Group gap="xs">
        <FileButton onChange={upload.start} inputProps={{ 'aria-label': t`Add a file` }}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-md"
              loading={upload.isSending}
              leftSection={<IconPaperclip size={16} aria-hidden />}
            >
              <Trans>Add a file</Trans>
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconLink size={16} aria-hidden />}
          onClick={() => onAdd({ title: '', fileId: null, url: '' })}
        >
          <Trans>Add a link</Trans>
        </Button>
      </Group>
    </fieldset>
  );
}

function LinkFields({ piece, error, onChange }: { piece: Piece; error?: string; onChange: (piece: Piece) => void }) {
  const { t } = useLingui();
  return (
    <div>
      <TextInput
        label={t`Address of the page`}
        type="url"
        placeholder="https://"
        value={piece.url ?? ''}
        error={error}
        onChange={({ currentTarget }) => onChange({ ...piece, url: currentTarget.value })}
      />
      <TextInput
        label={t`What it shows`}
        value={piece.title}
        onChange={({ currentTarget }) => onChange({ ...piece, title: currentTarget.value })}
      />
    </div>
  );
}

/** Uploads a file under one key, however often it has to be tried. */
function useUpload(onStored: (piece: Piece) => void) {
  const [state, setState] = useState<{ isSending: boolean; error: unknown; file: File | null; key: string }>(NONE);
  const send = async (file: File, key: string) => {
    setState({ isSending: true, error: null, file, key });
    const form = new FormData();
    form.append('file', file);
    try {
      const { data } = await api.POST('/api/v1/files', {
        body: { file: file.name },
        bodySerializer: () => form,
        headers: { 'Idempotency-Key': key },
      });
      if (data) onStored({ title: data.name, fileId: data.id, url: null });
      setState(NONE);
    } catch (error) {
      setState({ isSending: false, error, file, key });
    }
  };
  return {
    isSending: state.isSending,
    error: state.error,
    start: (file: File | null) => void (file && send(file, crypto.randomUUID())),
    again: () => void (state.file && send(state.file, state.key)),
  };
}

const NONE = { isSending: false, error: null, file: null, key: '' };
