import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconClockExclamation } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Meeting } from '../../client/api.generated.js';
import { longDate, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { MeetingLink } from '../../look/meeting-link.js';
import { State } from '../../look/state.js';
import { useToday } from '../../session/index.js';
import { RegisterLink } from '../register/index.js';

/** Meetings, one a row, with how many commitments each has left and how many of them are overdue. */
export function MeetingRows({ meetings }: { meetings: readonly Meeting[] }) {
  const counts = useCounts(meetings.map(({ id }) => id));
  return (
    <ul className="meeting-rows">
      {meetings.map((meeting) => (
        <li key={meeting.id}>
          <MeetingRow meeting={meeting} counts={counts.get(meeting.id)} />
        </li>
      ))}
    </ul>
  );
}

interface Count {
  value: number;
  /** Of the list behind it. */
  query: string;
}
interface Counts {
  all: Count;
  overdue: Count;
}

/** So many meetings can be named in one query. */
const MOST_COUNTED = 200;

function useCounts(ids: readonly string[]): Map<string, Counts> {
  const meetingId = ids.slice(0, MOST_COUNTED).join(',');
  const { data } = $api.useQuery('get', '/api/v1/measures', {
    params: { query: { groupBy: 'meeting', meetingId } },
  });
  return new Map(
    (data?.groups ?? []).map(({ key, filter, measures: { periods, onControl } }): [string, Counts] => {
      const counted = (cell: { commitments: number; having: string }): Count => ({
        value: cell.commitments,
        query: `${filter}&having=${cell.having}`,
      });
      return [key ?? '', { all: counted(periods), overdue: counted(onControl.overdue) }];
    }),
  );
}

function MeetingRow({ meeting, counts }: { meeting: Meeting; counts: Counts | undefined }) {
  const language = useLanguage();
  const today = useToday();
  const { id, code, title, heldOn, place, participants } = meeting;
  const theirs = participants.filter(({ side }) => side === 'theirs').map(({ body }) => named(body.name, language));
  return (
    <>
      <div className="meeting-when">
        <b>{shortDate(heldOn, language)}</b>
        <span>{place}</span>
      </div>
      <div>
        <MeetingLink id={id} title={title} className="meeting-name" />
        <div className="reference">{code}</div>
        {theirs.length > 0 && (
          <div className="meeting-with">
            <Trans>With: {theirs.join('; ')}</Trans>
          </div>
        )}
      </div>
      <div className="meeting-counts">
        {heldOn >= today && (
          <Link to="/meetings/$id/brief" params={{ id }}>
            <Trans>Brief</Trans>
          </Link>
        )}
        {counts && <MeetingCounts counts={counts} />}
      </div>
    </>
  );
}

function MeetingCounts({ counts: { all, overdue } }: { counts: Counts }) {
  return (
    <>
      <RegisterLink of={all.query}>
        <Plural value={all.value} one="# commitment" other="# commitments" />
      </RegisterLink>
      {overdue.value > 0 && (
        <RegisterLink of={overdue.query}>
          <State tone="overdue" icon={IconClockExclamation}>
            <Plural value={overdue.value} one="# overdue" other="# overdue" />
          </State>
        </RegisterLink>
      )}
    </>
  );
}

/** Dates that were set at a meeting for the next one; that one is not entered yet. */
export function Announced({ meetings }: { meetings: readonly Meeting[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <ul className="meeting-announced" aria-label={t`Dates that were set`}>
      {meetings.map(({ id, title, nextMeetingOn }) => {
        const day = longDate(nextMeetingOn ?? '', language);
        return (
          <li key={id}>
            <Trans>
              <b>{day}</b>, as agreed at the meeting <MeetingLink id={id} title={title} />
            </Trans>{' '}
            <Link to="/meetings/$id/brief" params={{ id }} search={{ next: true }} aria-label={t`Brief for ${day}`}>
              <Trans>Brief</Trans>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
