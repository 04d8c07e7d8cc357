import { useState } from 'react';
import { isStale } from './problem.js';

interface Given<Thing, Body> {
  send: (body: Body, headers: { 'If-Match': string }) => Promise<{ data?: Thing }>;
  read: () => Promise<{ data?: Thing }>;
  onDone: (after: Thing) => void;
}

export interface Change<Thing, Body> {
  isSending: boolean;
  /** What went wrong with the last try; null while nothing has. */
  error: unknown;
  /** The thing as it is now, where somebody has changed it since its form was opened. */
  now: Thing | null;
  /** To the version that its form was opened with; once `now` is shown, to that one. */
  send: (body: Body) => Promise<void>;
}

const IDLE = { isSending: false, error: null, now: null };

/** Sends a change to the version that its form was opened with; what somebody else has changed in between is read. */
export function useChange<Thing extends { version: number }, Body>(
  opened: Thing,
  { send, read, onDone }: Given<Thing, Body>,
): Change<Thing, Body> {
  const [state, setState] = useState<Pick<Change<Thing, Body>, 'isSending' | 'error' | 'now'>>(IDLE);
  const sendTo = async (version: number, body: Body) => {
    setState({ ...IDLE, isSending: true });
    try {
      const { data } = await send(body, { 'If-Match': `"${version}"` });
      setState(IDLE);
      if (data) onDone(data);
    } catch (error) {
      // Where it cannot be read either, the problem is shown without it.
      const now = isStale(error) ? await read().catch(() => ({ data: undefined })) : {};
      setState({ isSending: false, error, now: now.data ?? null });
    }
  };
  return { ...state, send: (body) => sendTo((state.now ?? opened).version, body) };
}
