import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Popover, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { $api } from '../../client/api.js';
import { ProblemNote } from '../../look/problem-note.js';
import { useRegisterSearch } from './register-address.js';
import { NAME_LENGTH, readViews, SavedViewLine } from './saved-view-line.js';

/** Views of the register that the reader has saved under a name: opened, saved, renamed and removed. */
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
            <SavedViewLine key={view.id} view={view} others={items.filter(({ id }) => id !== view.id)} />
          ))}
        </ul>
        <SaveView names={items.map(({ name }) => name)} />
      </Popover.Dropdown>
    </Popover>
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
        description={t`At most ${NAME_LENGTH} letters`}
        value={name}
        maxLength={NAME_LENGTH}
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
