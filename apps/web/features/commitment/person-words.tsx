import { Trans, useLingui } from '@lingui/react/macro';
import { dateAndTime, inZone, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { LongText } from '../../look/long-text.js';
import { useTimeZone } from '../../session/index.js';

interface Person {
  id: string;
  name: string;
}

/** Who did it, and for whom where somebody stood in. Nobody: the register itself. */
export function By({ who, onBehalfOf }: { who: Person | null; onBehalfOf?: Person | null }) {
  if (who === null) return <Trans>The register itself</Trans>;
  const [name, absent] = [who.name, onBehalfOf?.name];
  return absent ? (
    <Trans>
      {name} for {absent}
    </Trans>
  ) : (
    <>{name}</>
  );
}

/** A moment in the reader's zone. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  return <time dateTime={at}>{dateAndTime(at, { language, timeZone })}</time>;
}

/** The day of a moment, in the reader's zone. */
export function DayOf({ at }: { at: string }) {
  const language = useLanguage();
  const [day] = inZone(at, useTimeZone());
  return <time dateTime={at}>{shortDate(day, language)}</time>;
}

/** A reason given, as a quotation; nothing where none was. */
export function Reason({ text }: { text: string }) {
  const { t } = useLingui();
  if (text === '') return null;
  return (
    <blockquote className="reason" aria-label={t`Reason`}>
      <LongText>{text}</LongText>
    </blockquote>
  );
}
