import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api, queryClient } from '../../client/api.js';
import type { SavedView } from '../../client/api.generated.js';
import { changeHeaders } from '../../client/changes.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useRegisterSearch } from './register-address.js';
import { readSearch } from './register-search.rules.js';

const VIEWS = $api.queryOptions('get', '/api/v1/session/views');
const readViews = () => queryClient.invalidateQueries({ queryKey: VIEWS.queryKey });

/** Views of the register that the reader has saved under a name: opened, saved and removed. */
export function SavedViews() {
  const { t } = useLingui();
  const views = $api.useQuery('get', '/api/v1/session/views');
  const items = views.data?.items ?? [];
  return (
    <Popover position="bottom-end" trapFocus shadow="md" width={340}>
      <Popover.Target>
        <Button variant="default" size="compact-md" leftSection={<IconBookmark size={16} aria-hidden />}>
          <Trans>My views</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`My views`}>
        {views.isError && <ProblemNote error={views.error} onRetry={() => void views.refetch()} />}
        {views.isSuccess && items.length === 0 && (
          <p className="below">
            <Trans>None yet. Choose filters, an order, a way to show them, and save that under a name.</Trans>
          </p>
        )}
        <ul className="saved-views">
          {items.map((view) => (
            <OneView key={view.id} view={view} />
          ))}
        </ul>
        <SaveView names={items.map(({ name }) => name)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function OneView({ view: { id, name, address, version } }: { view: SavedView }) {
  const { t } = useLingui();
  const router = useRouter();
  const remove = $api.useMutation('delete', '/api/v1/session/views/{id}', { onSettled: readViews });
  const [key] = useState(() => crypto.randomUUID());
  const header = changeHeaders(version, key);
  return (
    <li>
      <Link to="/register" search={readSearch(router.options.parseSearch(address))}>
        {name}
      </Link>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={t`Remove ${name}`}
        loading={remove.isPending}
        onClick={() => remove.mutate({ params: { path: { id }, header } })}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

/** Saves what the register shows now. */
function SaveView({ names }: { names: readonly string[] }) {
  const { t } = useLingui();
  const router = useRouter();
  const search = useRegisterSearch();
  const [name, setName] = useState('');
  const save = $api.useMutation('post', '/api/v1/session/views', {
    onSuccess: () => setName(''),
    onSettled: readViews,
  });
  const taken = names.some((one) => one.toLowerCase() === name.trim().toLowerCase());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = router.options.stringifySearch(search).replace(/^\?/, '');
    if (name.trim() !== '' && !taken) save.mutate({ body: { name: name.trim(), address } });
  };
  return (
    <form onSubmit={submit} className="save-view">
      <TextInput
        label={t`Save what is shown now as`}
        value={name}
        maxLength={100}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={taken && t`There is one of this name`}
        size="sm"
      />
      <Button type="submit" size="compact-md" mt={8} loading={save.isPending}>
        <Trans>Save</Trans>
      </Button>
      {save.isError && <ProblemNote error={save.error} />}
    </form>
  );
}
