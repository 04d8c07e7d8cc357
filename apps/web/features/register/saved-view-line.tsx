import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api, api, queryClient } from '../../client/api.js';
import type { SavedView, SavedViewChange } from '../../client/api.generated.js';
import { changeHeaders } from '../../client/changes.js';
import { useChange } from '../../client/use-change.js';
import { ChangedNote } from '../../look/changed-note.js';
import { ProblemNote } from '../../look/problem-note.js';
import { readSearch } from './register-search.rules.js';

/** So long a name of a view may be; the API takes no longer one. */
export const NAME_LENGTH = 100;

const VIEWS = $api.queryOptions('get', '/api/v1/session/views');

/** Reads the reader's views once more. */
export const readViews = () => queryClient.invalidateQueries({ queryKey: VIEWS.queryKey });

interface Props {
  view: SavedView;
  /** The reader's other views, which have names of their own. */
  others: readonly SavedView[];
}

/** One saved view: opened, renamed, removed. */
export function SavedViewLine({ view, others }: Props) {
  const { t } = useLingui();
  const router = useRouter();
  const [isRenamed, setRenamed] = useState(false);
  // The button that is there again has the focus that the form had.
  const [isBack, setBack] = useState(false);
  const { name, address } = view;
  const removal = useRemoval(view);
  const close = () => {
    setRenamed(false);
    setBack(true);
  };
  if (isRenamed) {
    return (
      <li>
        <RenameView view={view} others={others} onClose={close} />
      </li>
    );
  }
  return (
    <li>
      <Link to="/register" search={readSearch(router.options.parseSearch(address))}>
        {name}
      </Link>
      <span className="saved-view-acts">
        <ActionIcon
          autoFocus={isBack}
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t`Rename ${name}`}
          onClick={() => setRenamed(true)}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t`Remove ${name}`}
          loading={removal.isPending}
          onClick={() => removal.start()}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </span>
      {removal.error && <ProblemNote error={removal.error} />}
    </li>
  );
}

function useRemoval({ id, version }: SavedView) {
  const { mutate, isPending, error } = $api.useMutation('delete', '/api/v1/session/views/{id}', {
    onSettled: readViews,
  });
  const [key] = useState(() => crypto.randomUUID());
  const params = { path: { id }, header: changeHeaders(version, key) };
  return { isPending, error, start: () => mutate({ params }) };
}

function RenameView({ view: read, others, onClose }: Props & { onClose: () => void }) {
  const { t } = useLingui();
  // What was read when the form opened stays, whatever is read again meanwhile.
  const [view] = useState(read);
  const before = view.name;
  const [typed, setTyped] = useState(before);
  const path = { id: view.id };
  const change = useChange<SavedView, SavedViewChange>(view, {
    send: (body, header) => api.PATCH('/api/v1/session/views/{id}', { params: { path, header }, body }),
    read: () => api.GET('/api/v1/session/views/{id}', { params: { path } }),
    onDone: () => readViews().then(onClose),
  });
  const name = typed.trim();
  const isTaken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name !== '' && !isTaken) void change.send({ name });
  };
  const { now } = change;
  return (
    <form onSubmit={submit} className="save-view">
      <TextInput
        label={t`New name of ${before}`}
        description={t`At most ${NAME_LENGTH} letters`}
        autoFocus
        value={typed}
        maxLength={NAME_LENGTH}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={isTaken && t`There is one of this name`}
        size="sm"
      />
      {now ? (
        <ChangedNote
          told={[
            { name: t`Name`, then: before, now: now.name },
            { name: t`What it shows`, then: view.address, now: now.address },
          ]}
        />
      ) : (
        change.error !== null && <ProblemNote error={change.error} />
      )}
      <span className="saved-view-acts">
        {!now && (
          <Button type="submit" size="compact-md" loading={change.isSending}>
            <Trans>Rename</Trans>
          </Button>
        )}
        <Button variant="default" size="compact-md" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </span>
    </form>
  );
}
