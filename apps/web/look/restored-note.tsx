import './restored-note.css';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { dateAndTime } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import { useTimeZone } from '../session/index.js';
import type { KeptForm } from './use-kept-form.js';

/** Over a form in which what was typed before has been found again; nothing where it began empty. */
export function RestoredNote({ kept }: { kept: Pick<KeptForm<object>, 'restoredAt' | 'discard'> }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  if (kept.restoredAt === null) return null;
  const when = dateAndTime(kept.restoredAt, { language, timeZone });
  return (
    <div role="note" className="restored-note">
      <Trans>What you typed here on {when} has been kept.</Trans>
      <Button variant="subtle" size="compact-sm" onClick={kept.discard}>
        <Trans>Discard it</Trans>
      </Button>
    </div>
  );
}
