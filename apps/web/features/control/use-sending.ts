import { api } from '../../client/api.js';
import type { Commitment } from '../../client/api.generated.js';
import type { changeHeaders } from '../../client/changes.js';
import { type Change, useChange } from '../../client/use-change.js';
import { useLanguage } from '../../language/language.js';
import { useFieldErrors } from '../../look/use-fault-words.js';
import type { KeptForm } from '../../look/use-kept-form.js';

/** How it stands with what is sent: `now` is the commitment as it is, where somebody has changed it meanwhile. */
export type Sending = Pick<Change<Commitment, never>, 'isSending' | 'error' | 'now'>;

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
  { kept, send, onDone, fieldOf }: Given<Values, Body>,
): Sending & { submit: (body: Body) => Promise<void> } {
  const language = useLanguage();
  const fieldErrors = useFieldErrors();
  const params = { path: { id: opened.id }, query: { language } };
  const { send: submit, ...sending } = useChange<Commitment, Body>(opened, {
    send: async (body, headers) => {
      await send(body, { ...headers, 'Idempotency-Key': kept.keyFor(body) });
      return {};
    },
    read: () => api.GET('/api/v1/commitments/{id}', { params }),
    onDone: () => {
      kept.forget();
      onDone();
    },
    onRefused: (error) => kept.form.setErrors(fieldErrors(error, fieldOf)),
  });
  return { ...sending, submit };
}
