import { useLingui } from '@lingui/react/macro';
import type { Meeting } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import type { Told } from '../../look/changed-note.js';

/** Tells two versions of a meeting beside each other, in the reader's words. */
export function useTold(): (then: Meeting, now: Meeting) => Told[] {
  const { t } = useLingui();
  const language = useLanguage();
  const day = (date: string | null) => (date === null ? '–' : longDate(date, language));
  const who = ({ participants }: Meeting) =>
    participants
      .map(({ body, spokesman }) => {
        const spoke = spokesman && `(${named(spokesman.title, language)})`;
        return [named(body.name, language), spoke].filter(Boolean).join(' ');
      })
      .join('; ');
  const words: [name: string, of: (meeting: Meeting) => string][] = [
    [t`Title`, ({ title }) => title],
    [t`Code`, ({ code }) => code],
    [t`Date`, ({ heldOn }) => day(heldOn)],
    [t`Place`, ({ place }) => place || '–'],
    [t`Next meeting`, ({ nextMeetingOn }) => day(nextMeetingOn)],
    [t`Who took part`, who],
    [t`Rules for deadlines`, ({ regimeCode }) => regimeCode],
    [t`Rules for reminders`, ({ ladderCode }) => ladderCode ?? '–'],
  ];
  return (then, now) => words.map(([name, of]) => ({ name, then: of(then), now: of(now) }));
}
