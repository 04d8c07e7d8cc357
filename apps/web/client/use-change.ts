import { useRef, useState } from 'react';
import { isStale } from './problem.js';

interface Given<Thing, Body> {
  send: (body: Body, headers: { 'If-Match': string }) => Promise<{ data?: Thing }>;
  read: () => Promise<{ data?: Thing }>;
  /** @param after what the answer says; as it was opened where the answer says nothing, as after a removal */
  onDone: (after: Thing) => void | Promise<void>;
  /** What else becomes of an error: its faults go to their fields. */
  onRefused?: (error: unknown) => void;
}

export interface Change<Thing, Body> {
  isSending: boolean;
  /** What went wrong with the last try; null while nothing has. */
  error: unknown;
  /** The thing as it is now, where somebody has changed it since its form was opened. */
  now: Thing | null;
  /** To the version that its form was opened with; once `now` is shown, to that one. */
  send: (body: Body) => Promise<void>;
  /** Where it is found on another way than by sending that somebody has changed it. */
  meet: (now: Thing) => void;
  /** Begins anew: with what was opened. */
  reset: () => void;
}

const IDLE = { isSending: false, error: null, now: null };

/**
 * Sends a change to the version that its form was opened with; what somebody else has changed in between is read. The one
 * way of all forms: `ChangedNote` shows both versions, and what is typed stays in the form.
 */
export function useChange<Thing extends { version: number }, Body>(
  opened: Thing,
  { send, read, onDone, onRefused }: Given<Thing, Body>,
): Change<Thing, Body> {
  const [state, setState] = useState<Pick<Change<Thing, Body>, 'isSending' | 'error' | 'now'>>(IDLE);
  // The version over which its writer has said that theirs is to go: asked once, whatever becomes of the connection.
  const accepted = useRef<number | null>(null);
  const sendTo = async (version: number, body: Body) => {
    setState({ ...IDLE, isSending: true });
    try {
      const { data } = await send(body, { 'If-Match': `"${version}"` });
      await onDone(data ?? opened);
      setState(IDLE);
    } catch (error) {
      // Where it cannot be read either, the problem is shown without it.
      const now = isStale(error) ? await read().catch(() => ({ data: undefined })) : {};
      setState({ isSending: false, error, now: now.data ?? null });
      onRefused?.(error);
    }
  };
  return {
    ...state,
    send: (body) => {
      accepted.current = state.now?.version ?? accepted.current;
      return sendTo(accepted.current ?? opened.version, body);
    },
    meet: (now) => setState({ ...IDLE, now }),
    reset: () => {
      accepted.current = null;
      setState(IDLE);
    },
  };
}
