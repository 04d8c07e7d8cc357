import { useEffect, useState } from 'react';
import { queryClient } from './api.js';
import { readAgain } from './changes.js';
import type { Commitment } from './api.generated.js';
import { type CommitmentNews, isConcerned, readNews } from './live-updates.rules.js';

/** Changes that come together are read once. */
const GATHER = 300;
/** How long it is said that the page has changed, in milliseconds. */
const SAID = 12_000;
/** Milliseconds until a stream that was refused is asked for again. */
const ANEW = 15_000;

/**
 * Keeps what is on the screen as others change it, for as long as the page can be seen. Where there is no stream, screens
 * read again by themselves, only later.
 * @returns whether to say that somebody has changed the commitment on the screen
 */
export function useLiveUpdates(): boolean {
  const [saidAt, setSaidAt] = useState<number | null>(null);
  useEffect(() => listenWhileSeen(() => setSaidAt(performance.now())), []);
  useEffect(() => {
    if (saidAt === null) return;
    const timer = setTimeout(() => setSaidAt(null), SAID);
    return () => clearTimeout(timer);
  }, [saidAt]);
  return saidAt !== null;
}

/** @returns what ends it */
function listenWhileSeen(onShownChange: () => void): () => void {
  let stop = document.hidden ? null : listen(onShownChange);
  const change = () => {
    if (document.hidden) {
      stop?.();
      stop = null;
    } else if (stop === null) {
      stop = listen(onShownChange);
      void readAgain();
    }
  };
  document.addEventListener('visibilitychange', change);
  return () => {
    document.removeEventListener('visibilitychange', change);
    stop?.();
  };
}

function listen(onShownChange: () => void): () => void {
  let waiting: CommitmentNews[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    const news = waiting;
    waiting = [];
    timer = undefined;
    if (news.some(isNewOnScreen)) onShownChange();
    const ids = new Set(news.map(({ commitmentId }) => commitmentId));
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isConcerned(queryKey, ids) });
  };
  const stop = keepOpen((data) => {
    const news = readNews(data);
    if (news) waiting.push(news);
    timer ??= setTimeout(take, GATHER);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/**
 * A stream that is always open. A browser goes on by itself after a lost connection, but gives up for good after an
 * answer that is no stream, as of a proxy while the API starts anew.
 * @returns what ends it
 */
function keepOpen(onNews: (data: string) => void): () => void {
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wasOpen = false;
  const open = () => {
    source = new EventSource('/api/v1/changes');
    source.addEventListener('commitment', ({ data }: MessageEvent<string>) => onNews(data));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, ANEW);
    });
    // What came while the stream was broken off was told to nobody.
    source.addEventListener('open', () => {
      if (wasOpen) void readAgain();
      wasOpen = true;
    });
  };
  open();
  return () => {
    clearTimeout(again);
    source.close();
  };
}

/** Whether the screen shows the commitment as it was before. One's own change has been read by then. */
function isNewOnScreen({ commitmentId, version }: CommitmentNews): boolean {
  const shown = queryClient.getQueryCache().findAll({
    type: 'active',
    predicate: ({ queryKey: [, path, init] }) =>
      path === '/api/v1/commitments/{id}' && isOfToday(init as ReadOne, commitmentId),
  });
  return shown.some(({ state }) => ((state.data as Commitment | undefined)?.version ?? version) < version);
}

interface ReadOne {
  params: { path: { id: string }; query?: { asOf?: string } };
}

/** A page of the past stays as it is. */
const isOfToday = ({ params: { path, query } }: ReadOne, id: string) => path.id === id && query?.asOf === undefined;
