import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { $api, api } from '../../client/api.js';
import type { Device } from '../../client/api.generated.js';
import { dateAndTime } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { useTimeZone } from '../../session/index.js';
import { programOf } from './program.rules.js';

export const devicesQuery = $api.queryOptions('get', '/api/v1/session/devices');

/** Where somebody is signed in; each can be ended from here, for one that was lost or left open. */
export function Devices() {
  const devices = $api.useQuery('get', '/api/v1/session/devices');
  const { end, ended } = useEnding();
  const items = devices.data?.items ?? [];
  const others = items.filter(({ current }) => !current).map(({ id }) => id);
  return (
    <section className="panel" aria-labelledby="devices">
      <Title order={2} size={18} mb="xs" id="devices">
        <Trans>Where I am signed in</Trans>
      </Title>
      {devices.isPending && <Waiting />}
      {devices.error && <ProblemNote error={devices.error} onRetry={() => void devices.refetch()} />}
      {end.error && <ProblemNote error={end.error} />}
      <ul className="profile-list devices">
        {items.map((device) => (
          <DeviceLine key={device.id} device={device} onEnd={() => end.mutate([device.id])} busy={end.isPending} />
        ))}
      </ul>
      <p className="dim profile-words" role="status">
        {ended > 0 && (
          <Plural
            value={ended}
            one="# session ended. It has to sign in again."
            other="# sessions ended. They have to sign in again."
          />
        )}
      </p>
      {others.length > 1 && (
        <Button variant="default" mt="sm" loading={end.isPending} onClick={() => end.mutate(others)}>
          <Trans>End all others</Trans>
        </Button>
      )}
      {devices.isSuccess && others.length === 0 && (
        <p className="dim profile-words">
          <Trans>Nowhere else. A session ends by itself after twelve hours.</Trans>
        </p>
      )}
    </section>
  );
}

/** Ends one session, or all but this one. */
function useEnding() {
  const cache = useQueryClient();
  const [ended, setEnded] = useState(0);
  const end = useMutation({
    async mutationFn(ids: string[]) {
      const [id] = ids;
      if (ids.length === 1 && id !== undefined) {
        await api.DELETE('/api/v1/session/devices/{id}', { params: { path: { id } } });
      } else {
        await api.DELETE('/api/v1/session/devices');
      }
      return ids.length;
    },
    onMutate: () => setEnded(0),
    onSuccess: setEnded,
    onSettled: () => cache.invalidateQueries({ queryKey: devicesQuery.queryKey }),
  });
  return { end, ended };
}

interface LineProps {
  device: Device;
  onEnd: () => void;
  busy: boolean;
}

function DeviceLine({ device: { userAgent, startedAt, current }, onEnd, busy }: LineProps) {
  const { t } = useLingui();
  const [language, timeZone] = [useLanguage(), useTimeZone()];
  const program = userAgent === null ? t`Unknown program` : programOf(userAgent);
  const since = dateAndTime(startedAt, { language, timeZone });
  return (
    <li>
      <div>
        <b>{program}</b>
        {current && (
          <>
            {' · '}
            <Trans>this browser</Trans>
          </>
        )}
        <div className="reference">
          <Trans>since {since}</Trans>
        </div>
      </div>
      {!current && (
        <Button
          variant="default"
          size="compact-md"
          disabled={busy}
          onClick={onEnd}
          aria-label={t`End this session: ${program}, since ${since}`}
        >
          <Trans>End this session</Trans>
        </Button>
      )}
    </li>
  );
}
