import { Plural, Trans } from '@lingui/react/macro';
import { $api } from '../../client/api.js';
import type { PersonReference } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { useToday } from '../../session/index.js';
import { daysOf, reachingInto, spanFault, standing } from './deputyship.rules.js';
import type { Span } from './span-fields.js';

interface Props {
  absent: PersonReference;
  deputy: PersonReference;
  span: Span;
  /** The deputyship that is changed. */
  id?: string;
}

/** In words what a deputyship brings, before it is entered. */
export function WhatFollows({ absent, deputy, span, id }: Props) {
  const language = useLanguage();
  const today = useToday();
  if (spanFault(span) !== null) return <Trans>Choose the first and the last day.</Trans>;
  const [first, last] = [longDate(span.startsOn, language), longDate(span.endsOn, language)];
  const [away, stands] = [personName(absent, language), personName(deputy, language)];
  return (
    <>
      <p>
        <Trans>
          From {first} to {last}, that day included, {stands} gets the mail of {away} too and acts in their name.
          History says who acted for whom.
        </Trans>{' '}
        <Plural value={daysOf(span)} one="That is # day." other="That is # days." />
      </p>
      {standing(span, today) === 'over' && (
        <p>
          <Trans>These days are over: nothing is sent for them any more.</Trans>
        </p>
      )}
      <Others absent={absent} span={span} {...(id !== undefined && { id })} />
      <Absence deputy={deputy} span={span} />
    </>
  );
}

/** More than anybody has; older ones do not reach into the days that are chosen. */
const MOST = 100;

function Others({ absent, span, id }: Omit<Props, 'deputy'>) {
  const language = useLanguage();
  const query = { absentId: absent.id, limit: MOST };
  const { data } = $api.useQuery('get', '/api/v1/deputyships', { params: { query } });
  const names = reachingInto(data?.items ?? [], span, id).map(({ deputy }) => personName(deputy, language));
  if (names.length === 0) return null;
  const who = [...new Set(names)].join(', ');
  return (
    <p>
      <Trans>Stands in on some of these days already: {who}. Each of them gets the mail.</Trans>
    </p>
  );
}

/** A deputy who is away does not hand on what they get for others. */
function Absence({ deputy, span }: Pick<Props, 'deputy' | 'span'>) {
  const language = useLanguage();
  const query = { absentId: deputy.id, limit: MOST };
  const { data } = $api.useQuery('get', '/api/v1/deputyships', { params: { query } });
  const [absence] = reachingInto(data?.items ?? [], span);
  if (!absence) return null;
  const name = personName(deputy, language);
  const [first, last] = [longDate(absence.startsOn, language), longDate(absence.endsOn, language)];
  return (
    <p>
      <Trans>
        {name} is away too, from {first} to {last}. Whoever stands in for them does not get the mail of others.
      </Trans>
    </p>
  );
}
