import { type FormEvent, type RefObject, useEffect, useRef } from 'react';

type Submit = (event: FormEvent<HTMLFormElement>) => void;

/** A field with a fault; of a group, which takes no focus itself, the first choice that is not made. */
const FAULT = ['[aria-invalid=true]', '[data-error] :is([role=radiogroup], [role=group]) input:not(:checked)'].join();

function toFirstFault(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>(FAULT)?.focus();
}

/**
 * Whoever works by keyboard or by ear goes on where something is missing: once a form was submitted, and once it was
 * refused.
 * @param error what the API has answered; nothing as long as it has not refused
 * @returns the form's ref, and what its `onSubmit` goes through
 */
export function useFirstFault(error: unknown): {
  ref: RefObject<HTMLFormElement | null>;
  submitting: (submit: Submit) => Submit;
} {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) afterDrawing(ref);
  }, [error]);
  const submitting = (submit: Submit) => (event: FormEvent<HTMLFormElement>) => {
    submit(event);
    afterDrawing(ref);
  };
  return { ref, submitting };
}

/** Faults are drawn after they are known. */
function afterDrawing(form: RefObject<HTMLFormElement | null>): void {
  requestAnimationFrame(() => toFirstFault(form.current));
}
