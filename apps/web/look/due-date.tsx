import { Plural, Trans } from '@lingui/react/macro';
import { useToday } from '../session/index.js';
import { shortDate } from '../language/dates.js';
import { useLanguage } from '../language/language.js';
import type { ControlStatus } from '../language/words.js';
import { nearness } from './due.rules.js';

/** A deadline with how far it is off, where that still matters. */
export function DueDate({ day, status }: { day: string | null; status: ControlStatus }) {
  const language = useLanguage();
  const today = useToday();
  if (day === null) {
    return (
      <div className="due">
        <Trans>No date</Trans>
      </div>
    );
  }
  const near = nearness(day, status, today);
  return (
    <div className="due">
      <b>{shortDate(day, language)}</b>
      {near && (
        <span className={`tone-${near.tone}`}>
          <Distance days={near.days} isReported={status === 'reported'} />
        </span>
      )}
    </div>
  );
}

/** What is reported was perhaps done in time: only how long ago the deadline was is certain. */
function Distance({ days, isReported }: { days: number; isReported: boolean }) {
  if (days === 0) return <Trans>today</Trans>;
  if (days < 0 && isReported) return <Plural value={-days} one="# day ago" other="# days ago" />;
  if (days < 0) return <Plural value={-days} one="# day late" other="# days late" />;
  return <Plural value={days} one="in # day" other="in # days" />;
}
