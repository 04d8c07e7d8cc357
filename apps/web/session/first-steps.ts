import { useMemo, useSyncExternalStore } from 'react';
import { useProfile } from './profile.js';

/*
 * How far somebody new has come, kept in this browser under who it is: the preferences of the API are about mail, and
 * where somebody has looked is nobody else's business. Who signs in elsewhere is shown the first steps there once more.
 */
const PREFIX = 'pacta.first-steps:';

interface Progress {
  /** Screens that were opened and acts that were done, each by its mark. */
  marks: readonly string[];
  isDismissed: boolean;
}

const NOTHING: Progress = { marks: [], isDismissed: false };
/** Where a browser keeps nothing, nobody could get rid of them. */
const NOWHERE: Progress = { marks: [], isDismissed: true };
const listeners = new Set<() => void>();

/** Keeps it, and tells who shows it. */
function put(personId: string, progress: Progress): void {
  try {
    localStorage.setItem(PREFIX + personId, JSON.stringify(progress));
  } catch {
    // Without it the steps are only not ticked.
  }
  for (const listener of listeners) listener();
}

function kept(personId: string): string | null {
  try {
    return localStorage.getItem(PREFIX + personId) ?? '';
  } catch {
    return null;
  }
}

function read(text: string | null): Progress {
  if (text === null) return NOWHERE;
  try {
    return { ...NOTHING, ...(JSON.parse(text) as Partial<Progress>) };
  } catch {
    return NOTHING;
  }
}

/** Notes that somebody has opened a screen or done something. */
export function noteStep(personId: string, mark: string): void {
  const progress = read(kept(personId));
  if (!progress.marks.includes(mark)) put(personId, { ...progress, marks: [...progress.marks, mark] });
}

/** Puts the first steps away, for good or until they are asked for; or shows them again. */
export function dismissFirstSteps(personId: string, isDismissed: boolean): void {
  put(personId, { ...read(kept(personId)), isDismissed });
}

/** How far the reader has come. */
export function useFirstSteps(): Progress {
  const { id } = useProfile().person;
  const text = useSyncExternalStore(listen, () => kept(id));
  return useMemo(() => read(text), [text]);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
