import { useForm, type UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { touchedOf } from '../client/touched.rules.js';
import { type DraftName, dropDraft, instantNow, keepDraft, readDraft, useProfile } from '../session/index.js';

/** What is kept of a form: what was typed, and under which key it was last sent. */
export interface Kept<Values> {
  /** Those that are otherwise than when the form was opened. */
  values: Partial<Values>;
  /** An instant. */
  typedAt: string;
  sent?: { body: string; key: string };
}

export interface KeptForm<Values extends object> {
  form: UseFormReturnType<Values>;
  /** When what is in the form was typed, where it was found again; null where the form began empty. */
  restoredAt: string | null;
  /** Whether what is typed is kept in this browser. */
  isKept: boolean;
  /** Throws away what was found again. */
  discard: () => void;
  /** The key to send a body under: the same one for the same body, so that it is done once however often it is sent. */
  keyFor: (body: unknown) => string;
  /** It has been done: nothing is kept any more. */
  forget: () => void;
}

type Validate<Values extends object> = NonNullable<Parameters<typeof useForm<Values>>[0]>['validate'];

/** A form of which every word is kept as it is typed, under who types it, for which commitment and in which form. */
export function useKeptForm<Values extends object>(
  place: Omit<DraftName, 'personId'>,
  { initial, validate }: { initial: Values; validate?: Validate<Values> },
): KeptForm<Values> {
  const { person } = useProfile();
  const name: DraftName = { ...place, personId: person.id };
  const [found, setFound] = useState(() => readDraft<Kept<Values>>(name));
  const [isKept, setKept] = useState(true);
  const keep = (values: Values, sent = readDraft<Kept<Values>>(name)?.sent) => {
    const kept: Kept<Values> = { values: touchedOf(initial, values), typedAt: instantNow(), ...(sent && { sent }) };
    setKept(keepDraft(name, kept));
  };
  const form = useForm<Values>({
    initialValues: { ...initial, ...found?.values },
    validate,
    onValuesChange: (values) => keep(values),
  });
  const discard = () => {
    form.setValues(initial);
    form.clearErrors();
    dropDraft(name);
    setFound(null);
  };
  const keyFor = (body: unknown) => {
    const text = JSON.stringify(body);
    const before = readDraft<Kept<Values>>(name)?.sent;
    if (before?.body === text) return before.key;
    const key = crypto.randomUUID();
    keep(form.getValues(), { body: text, key });
    return key;
  };
  return {
    form,
    restoredAt: found && Object.keys(found.values).length > 0 ? found.typedAt : null,
    isKept,
    discard,
    keyFor,
    forget: () => dropDraft(name),
  };
}
