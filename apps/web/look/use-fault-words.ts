import { useLingui } from '@lingui/react';
import { createElement, type ReactNode } from 'react';
import { ApiProblem, type Fault } from '../client/problem.js';
import { BY_CODE } from './code-words.js';
import { formField } from './form-field.rules.js';
import { faultWords } from './fault-words.js';

/** Says what is wrong with a field in the reader's words; in the API's, marked as English, where there are none. */
export function useFaultWords(): (fault: Fault) => ReactNode {
  const { i18n } = useLingui();
  return (fault) => {
    const words = faultWords(fault);
    return words ? i18n._(words) : createElement('span', { lang: 'en' }, fault.message);
  };
}

/** What is wrong with the fields of a form, by their names in it. */
export type FieldErrors = Readonly<Record<string, ReactNode>>;

/** Answers that are about one field, and whose code says more than a fault of it could. */
const FIELD_OF: Readonly<Record<string, string>> = {
  code_taken: 'code',
  email_taken: 'email',
  name_taken: 'name',
  commitments_more_closed: 'classification',
};

/**
 * What an answer says of fields, by the fields of a form, as its `setErrors` takes it.
 * @returns a function of the answer and of what a field of the API is called in the form
 */
export function useFieldErrors(): (error: unknown, fieldOf?: (path: string) => string) => Record<string, ReactNode> {
  const { i18n } = useLingui();
  const words = useFaultWords();
  return (error, fieldOf = formField) => {
    if (!(error instanceof ApiProblem)) return {};
    const [field, taken] = [FIELD_OF[error.code], BY_CODE[error.code]];
    if (field && taken) return { [field]: i18n._(taken) };
    return Object.fromEntries(error.faults.map((fault) => [fieldOf(fault.path), words(fault)]));
  };
}
