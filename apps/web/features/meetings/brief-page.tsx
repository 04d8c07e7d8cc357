import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Brief } from '../../client/api.generated.js';
import { isNotFound } from '../../client/problem.js';
import { dateAndTime, inZone, longDate, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { CLASSIFICATION } from '../../language/words.js';
import { MeetingLink } from '../../look/meeting-link.js';
import { PageTitle } from '../../look/page-title.js';
import { useAsOf } from '../../look/use-as-of.js';
import { Waiting } from '../../look/waiting.js';
import { useTimeZone } from '../../session/index.js';
import { BriefAsOfBanner, BriefAsOfPicker } from './brief-as-of.js';
import { listedAsOf } from './brief-as-of.rules.js';
import { BriefBlockers, BriefChanges, BriefWaiting } from './brief-lists.js';
import { KeptPromises, SideNumbers } from './brief-numbers.js';
import { PressingLines } from './pressing-lines.js';
import './brief.css';
import './meetings.css';

/** What a leader reads before a meeting: one page, on paper too, each number with the list behind it. Today, or as of a day. */
export function BriefPage() {
  const language = useLanguage();
  const { id } = useParams({ from: '/member/meetings/$id/brief' });
  const asOf = useAsOf();
  const { next } = useSearch({ from: '/member/meetings/$id/brief' });
  const query = { language, ...(asOf !== undefined && { asOf }), ...(next && { next: 'true' as const }) };
  const { data, error } = $api.useQuery(
    'get',
    '/api/v1/meetings/{id}/brief',
    { params: { path: { id }, query } },
    // What is there stays when it cannot be read again.
    { throwOnError: (thrown, { state }) => state.data === undefined && (asOf === undefined || !isNotFound(thrown)) },
  );
  if (!data) return asOf !== undefined && error ? <NotYet id={id} asOf={asOf} /> : <Waiting />;
  return <BriefOf brief={listedAsOf(data, asOf)} asOf={asOf} />;
}

function BriefOf({ brief, asOf }: { brief: Brief; asOf: string | undefined }) {
  const { t } = useLingui();
  const { id } = brief.meeting;
  const { title } = brief.isForNext ? lastOf(brief) : brief.meeting;
  return (
    <div className="brief">
      <nav aria-label={t`Above`} className="no-print">
        <Link to="/meetings">
          <Trans>Meetings</Trans>
        </Link>{' '}
        / <MeetingLink id={id} title={brief.meeting.title} />
      </nav>
      <PageTitle
        title={brief.isForNext ? t`Brief for the meeting after: ${title}` : t`Brief: ${title}`}
        written={title}
        below={<Head brief={brief} />}
      >
        {brief.last !== null && (
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            <Trans>Print or save as PDF</Trans>
          </Button>
        )}
      </PageTitle>
      {asOf !== undefined && (
        <BriefAsOfBanner id={id} asOf={asOf}>
          <Trans>Every number and every line is as it stood then.</Trans>
        </BriefAsOfBanner>
      )}
      {brief.last === null ? <First /> : <Sheet brief={brief} />}
      <BriefAsOfPicker key={asOf} id={id} asOf={asOf} />
    </div>
  );
}

/** What the next meeting comes after: the meeting of the address, unless a later one was held. */
const lastOf = ({ meeting, last }: Brief) => (last !== null && last.heldOn > meeting.heldOn ? last : meeting);

function Head({ brief }: { brief: Brief }) {
  const { at, last, counterpart, classification } = brief;
  const { i18n } = useLingui();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const names = counterpart.map(({ name }) => named(name, language)).join('; ');
  return (
    <div className="brief-head">
      <Days brief={brief} />
      {names !== '' && (
        <span>
          <Trans>with {names}</Trans>
        </span>
      )}
      {last && (
        <span>
          <Trans>last meeting {shortDate(last.heldOn, language)}</Trans>
        </span>
      )}
      <span>
        <Trans>as of {dateAndTime(at, { language, timeZone })}</Trans>
      </span>
      <b className="marking">{i18n._(CLASSIFICATION[classification])}</b>
    </div>
  );
}

/** When the meeting is, and when the one after it is to be; of a next one that is not entered, the day that was agreed. */
function Days({ brief: { at, meeting, nextMeetingOn, isForNext } }: { brief: Brief }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  if (isForNext) {
    const isAhead = nextMeetingOn !== null && nextMeetingOn >= inZone(at, timeZone)[0];
    return <b>{isAhead ? longDate(nextMeetingOn, language) : <Trans>No day is set yet</Trans>}</b>;
  }
  return (
    <>
      <b>{longDate(meeting.heldOn, language)}</b>
      {nextMeetingOn && (
        <span>
          <Trans>the one after it {shortDate(nextMeetingOn, language)}</Trans>
        </span>
      )}
    </>
  );
}

/** Of a moment before the meeting was entered. */
function NotYet({ id, asOf }: { id: string; asOf: string }) {
  const { t } = useLingui();
  return (
    <div className="brief">
      <PageTitle title={t`Brief`} />
      <BriefAsOfBanner id={id} asOf={asOf}>
        <Trans>This meeting was not in the register yet, or it is not open to you. Choose a later day.</Trans>
      </BriefAsOfBanner>
      <BriefAsOfPicker id={id} asOf={asOf} />
    </div>
  );
}

function First() {
  return (
    <div className="panel">
      <Trans>
        There is nothing to brief on yet: this is the first meeting on record with this counterpart. The brief is made
        from the promises of earlier meetings with the same bodies, or with bodies above or below them.
      </Trans>
    </div>
  );
}

function Sheet({ brief }: { brief: Brief }) {
  return (
    <>
      <div className="brief-top">
        <SideNumbers numbers={brief.numbers} />
        <KeptPromises brief={brief} />
      </div>
      <PressingLines lines={brief.lines} />
      <div className="brief-bottom">
        <BriefWaiting brief={brief} />
        <BriefBlockers blockers={brief.blockers} />
        <BriefChanges brief={brief} />
      </div>
    </>
  );
}
