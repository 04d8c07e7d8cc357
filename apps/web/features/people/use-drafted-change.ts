import { useState } from 'react';
import { useChange } from '../../client/use-change.js';
import { type Changes, touchedWithin } from '../../client/touched.rules.js';

interface Given<Thing, Draft, Written> {
  draftOf: (thing: Thing) => Draft;
  /** A draft as the API takes it. */
  written: (draft: Draft) => Written;
  /** What is wrong with a draft, by the field that says it. */
  faultsOf: (draft: Draft) => Readonly<Record<string, boolean>>;
  send: (changes: Changes<Written>, headers: { 'If-Match': string }) => Promise<{ data?: Thing }>;
  read: () => Promise<{ data?: Thing }>;
  onDone: (after: Thing) => Promise<void>;
}

/**
 * The change of something, drafted in a form: it is begun from what was opened, and only what differs from that is sent.
 * @returns `fields` for the fields of the form, `frame` for what is around them; `now` where somebody else has changed it
 */
export function useDraftedChange<Thing extends { version: number }, Draft, Written extends object>(
  opened: Thing,
  { draftOf, written, faultsOf, ...sending }: Given<Thing, Draft, Written>,
) {
  const [draft, onChange] = useState(() => draftOf(opened));
  const [isAsked, setAsked] = useState(false);
  const { now, isSending, error, send } = useChange(opened, sending);
  const changes = touchedWithin(written(draftOf(opened)), written(draft));
  const onSubmit = () => {
    setAsked(true);
    if (!Object.values(faultsOf(draft)).includes(true)) void send(changes);
  };
  const isReady = Object.keys(changes).length > 0;
  return {
    now,
    fields: { draft, onChange, isAsked },
    frame: { isReady, isSending, error, onSubmit },
  };
}
