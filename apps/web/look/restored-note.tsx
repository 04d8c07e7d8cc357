import './restored-note.css';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { dateAndTime } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import { useTimeZone } from '../session/index.js';
import type { KeptForm } from './use-kept-form.js';

/** Over a form in which what was typed before has been found again; nothing where it began empty. */
export function RestoredNote({ kept }: { kept: Pick<KeptForm<object>, 'restoredAt' | 'discard'> }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  if (kept.restoredAt === null) return null;
  const discard = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    kept.discard();
    // What is typed into the field of a date and is none, is known to that field alone.
    form?.dispatchEvent(new Event('reset'));
    // This button goes away: whoever works by keyboard goes on where the form begins, once its fields are those to stay.
    requestAnimationFrame(() =>
      form?.querySelector<HTMLElement>('[data-autofocus], input:not([type=hidden]), textarea, select')?.focus(),
    );
  };
  const when = dateAndTime(kept.restoredAt, { language, timeZone });
  return (
    <div role="note" className="restored-note">
      <Trans>What you typed here on {when} has been kept.</Trans>
      <Button variant="subtle" size="compact-sm" onClick={discard}>
        <Trans>Discard it</Trans>
      </Button>
    </div>
  );
}
