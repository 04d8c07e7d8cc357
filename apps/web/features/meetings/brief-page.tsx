import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { $api } from '../../client/api.js';
import type { Brief } from '../../client/api.generated.js';
import { dateAndTime, longDate, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { CLASSIFICATION } from '../../language/words.js';
import { PageTitle } from '../../look/page-title.js';
import { useTimeZone } from '../../session/index.js';
import { BriefBlockers, BriefChanges, BriefWaiting } from './brief-lists.js';
import { KeptPromises, SideNumbers } from './brief-numbers.js';
import { PressingLines } from './pressing-lines.js';
import './brief.css';
import './meetings.css';

/** What a leader reads before a meeting: one page, on paper too, each number with the list behind it. */
export function BriefPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const { id } = useParams({ from: '/member/meetings/$id/brief' });
  const { data: brief } = $api.useSuspenseQuery('get', '/api/v1/meetings/{id}/brief', {
    params: { path: { id }, query: { language } },
  });
  return (
    <div className="brief">
      <nav aria-label={t`Above`} className="no-print">
        <Link to="/meetings">
          <Trans>Meetings</Trans>
        </Link>{' '}
        /{' '}
        <Link to="/meetings/$id" params={{ id }}>
          {brief.meeting.title}
        </Link>
      </nav>
      <PageTitle title={t`Brief: ${brief.meeting.title}`} below={<Head brief={brief} />}>
        {brief.last !== null && (
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            <Trans>Print or save as PDF</Trans>
          </Button>
        )}
      </PageTitle>
      {brief.last === null ? <First /> : <Sheet brief={brief} />}
    </div>
  );
}

function Head({ brief: { at, meeting, last, counterpart, classification, nextMeetingOn } }: { brief: Brief }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const names = counterpart.map(({ name }) => named(name, language)).join('; ');
  return (
    <div className="brief-head">
      <b>{longDate(meeting.heldOn, language)}</b>
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
      {nextMeetingOn && (
        <span>
          <Trans>the one after it {shortDate(nextMeetingOn, language)}</Trans>
        </span>
      )}
      <span>
        <Trans>as of {dateAndTime(at, { language, timeZone })}</Trans>
      </span>
      <b className="marking">{i18n._(CLASSIFICATION[classification])}</b>
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
