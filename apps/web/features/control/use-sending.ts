import { createElement, useRef, useState } from 'react';
import { api } from '../../client/api.js';
import type { Commitment } from '../../client/api.generated.js';
import { changeHeaders } from '../../client/changes.js';
import { ApiProblem, isStale } from '../../client/problem.js';
import { useLanguage } from '../../language/language.js';
import type { Language } from '../../language/languages.js';
import type { KeptForm } from './use-kept-form.js';

export interface Sending {
  isSending: boolean;
  /** What went wrong with the last try; null while nothing has. */
  error: unknown;
  /** The commitment as it is now, where somebody has changed it since the form was opened. */
  changed: Commitment | null;
  /** What is sent next goes to the version that is there: its reader has seen what is different. */
  acceptChange: () => void;
}

type Send<Body> = (body: Body, headers: ReturnType<typeof changeHeaders>) => Promise<unknown>;

interface Given<Values extends object, Body> {
  kept: KeptForm<Values>;
  send: Send<Body>;
  onDone: () => void;
  /** The field of the form that a fault of the API is of, where it is not called the same. */
  fieldOf?: (path: string) => string;
}

/**
 * Sends a form's body to the version of the commitment that its reader had before them. A body that is sent again goes
 * under the same key; faults go to their fields; somebody else's change in between is brought back to be looked at.
 */
export function useSending<Values extends object, Body>(
  opened: Commitment,
  { kept, send, onDone, fieldOf = pathOf }: Given<Values, Body>,
): Sending & { submit: (body: Body) => Promise<void> } {
  const [state, setState] = useState<Pick<Sending, 'isSending' | 'error' | 'changed'>>(IDLE);
  const language = useLanguage();
  const version = useRef(opened.version);
  const submit = async (body: Body) => {
    setState({ ...IDLE, isSending: true });
    try {
      await send(body, changeHeaders(version.current, kept.keyFor(body)));
      kept.forget();
      onDone();
    } catch (error) {
      const changed = isStale(error) ? await readNow(opened.id, language) : null;
      if (error instanceof ApiProblem) {
        for (const { path, message } of error.faults) kept.form.setFieldError(fieldOf(path), inEnglish(message));
      }
      setState({ isSending: false, error, changed });
    }
  };
  const acceptChange = () => {
    version.current = state.changed?.version ?? version.current;
  };
  return { ...state, submit, acceptChange };
}

const IDLE = { isSending: false, error: null, changed: null };

/** The API speaks English of single values; a reader that speaks has to know. */
const inEnglish = (message: string) => createElement('span', { lang: 'en' }, message);

/** `evidence[0].url` as the form has it: `evidence.0.url`. */
const pathOf = (field: string) => field.replaceAll(/\[(\d+)\]/g, '.$1');

/** Null where it cannot be read either: the problem is shown without it, and trying again asks anew. */
async function readNow(id: string, language: Language): Promise<Commitment | null> {
  try {
    return (await api.GET('/api/v1/commitments/{id}', { params: { path: { id }, query: { language } } })).data ?? null;
  } catch {
    return null;
  }
}
