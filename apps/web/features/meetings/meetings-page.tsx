import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/api.js';
import type { Meeting } from '../../client/api.generated.js';
import { PageTitle } from '../../look/page-title.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { useToday } from '../../session/index.js';
import { EnterMeeting } from './enter-meeting.js';
import { useMayEnter } from './may-enter.js';
import { Announced, MeetingRows } from './meeting-rows.js';
import { announced, parted } from './meeting-order.rules.js';
import './meetings.css';

/** All meetings: those to come on top, then those that were held, newest first. */
export function MeetingsPage() {
  const { t } = useLingui();
  const mayEnter = useMayEnter();
  const [entering, setEntering] = useState(false);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const enter = mayEnter && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEntering(true)}>
      <Trans>Enter a meeting</Trans>
    </Button>
  );
  return (
    <>
      <PageTitle title={t`Meetings`}>{enter}</PageTitle>
      <TextInput
        label={t`Search`}
        description={t`Title, code or place`}
        type="search"
        maw={420}
        mb="md"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Found search={search} />
      {mayEnter && <EnterMeeting opened={entering} onClose={() => setEntering(false)} />}
    </>
  );
}

async function pageOf(q: string, after: string) {
  const query = { limit: 50, ...(q !== '' && { q }), ...(after !== '' && { after }) };
  const { data } = await api.GET('/api/v1/meetings', { params: { query } });
  if (!data) throw new Error('an answer that is no error has a body');
  return data;
}

function Found({ search }: { search: string }) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    // By the path others' changes find it; by the rest it is another list than the choices that have no pages.
    queryKey: ['get', '/api/v1/meetings', 'pages', search],
    queryFn: ({ pageParam }) => pageOf(search, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const meetings = data.pages.flatMap(({ items }) => items);
  if (meetings.length === 0) return <Nothing searched={search !== ''} />;
  return (
    <>
      <Parted meetings={meetings} />
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

function Parted({ meetings }: { meetings: readonly Meeting[] }) {
  const today = useToday();
  const { coming, held } = parted(meetings, today);
  const dates = announced(meetings, today);
  return (
    <>
      {coming.length + dates.length > 0 && (
        <section className="panel" aria-labelledby="coming">
          <Title order={2} size={18} id="coming" mb="xs">
            <Trans>Next meetings</Trans>
          </Title>
          {coming.length > 0 && <MeetingRows meetings={coming} />}
          {dates.length > 0 && <Announced meetings={dates} />}
        </section>
      )}
      {held.length > 0 && (
        <section className="panel" aria-labelledby="held">
          <Title order={2} size={18} id="held" mb="xs">
            <Trans>Meetings held</Trans>
          </Title>
          <MeetingRows meetings={held} />
        </section>
      )}
    </>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  return (
    <div className="panel">
      {searched ? (
        <Trans>No meeting is found by these words. Try a part of the title, the code or the place.</Trans>
      ) : (
        <Trans>
          There is no meeting yet. A registrar enters each meeting with its date and who took part, adds the text that
          it left, and marks the promises in it: each becomes a commitment with a lead and a deadline.
        </Trans>
      )}
    </div>
  );
}
