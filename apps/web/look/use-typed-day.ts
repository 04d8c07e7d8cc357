import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { MONTHS, shortDate } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import { type TypedFault, typedFault } from '../language/typed-day.rules.js';
import { useToday } from '../session/index.js';

interface Watched {
  /** The date that the field holds; empty for none. */
  value: string;
  /** The first and the last day that can be chosen. */
  from: string | undefined;
  to: string | undefined;
  /** Whether the field may be left empty: then it keeps its date until there is another one, or nothing is typed. */
  clearable: boolean;
  onChange: (day: string) => void;
}

/**
 * Watches what is typed into the field of a date. What cannot be taken for one stays as it is typed, so that it can be
 * mended; it is said at the field once somebody has left it, and no form is sent with it: never another date than the one
 * that is read.
 */
export function useTypedDay({ value, from, to, clearable, onChange }: Watched) {
  const today = useToday();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<TypedFault | null>(null);
  const [isTold, setTold] = useState(false);
  const [seen, setSeen] = useState(value);
  const words = useWords(from, to);
  // Chosen in the calendar, cleared, or changed from without: what was typed does not stand there any more.
  if (value !== seen) {
    setSeen(value);
    setFault(null);
  }
  const isFaulty = fault !== null;
  const [round, setRound] = useState(0);
  useEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const forget = () => {
      setFault(null);
      setRound((before) => before + 1);
    };
    form.addEventListener('reset', forget);
    return () => form.removeEventListener('reset', forget);
  }, []);
  useEffect(() => {
    const form = input.current?.form;
    if (!isFaulty || !form) return;
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      setTold(true);
      input.current?.focus();
    };
    form.addEventListener('submit', hold, true);
    return () => form.removeEventListener('submit', hold, true);
  }, [isFaulty]);
  return {
    input,
    /** Another one once the form is emptied: the field itself begins anew, since the kit keeps what is typed and no date. */
    round,
    isFaulty,
    error: fault !== null && isTold ? words[fault] : null,
    typed: ({ currentTarget }: FormEvent<HTMLInputElement>) => {
      const text = currentTarget.value;
      const found = typedFault(text, { today, months: MONTHS, from, to });
      setFault(found);
      setTold(false);
      if (clearable || value === '' || (found === null && text.trim() !== '')) return;
      setSeen('');
      onChange('');
    },
    left: () => setTold(true),
  };
}

function useWords(from = '', to = ''): Record<TypedFault, string> {
  const { t } = useLingui();
  const language = useLanguage();
  const [example, first, last] = [useToday(), from, to].map((day) => day && shortDate(day, language));
  return {
    no_date: t`This is no date. Write it like this: ${example}`,
    too_early: t`Not before ${first}`,
    too_late: t`Not after ${last}`,
  };
}
