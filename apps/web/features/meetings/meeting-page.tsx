import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import type { Meeting } from '../../client/api.generated.js';
import { longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { named } from '../../language/names.rules.js';
import { PARTICIPANT_SIDE } from '../../language/words.js';
import { Dialog } from '../../look/dialog.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { BriefButtons } from './brief-buttons.js';
import { CarryOver } from './carry-over.js';
import { EditMeeting } from './edit-meeting.js';
import { useMayEnter } from './may-enter.js';
import { MeetingCommitments } from './meeting-commitments.js';
import { MeetingDocuments } from './meeting-documents.js';
import { meetingQuery } from './meeting-queries.js';
import './meetings.css';
import { useWork } from '../../look/use-work.js';

/** A meeting: who took part, what it left, what was promised at it, and with what it begins. */
export function MeetingPage() {
  const { t } = useLingui();
  const { id } = useParams({ from: '/member/meetings/$id' });
  const { data: meeting } = useSuspenseQuery(meetingQuery(id));
  const { button, dialog, said } = useEditing(meeting);
  return (
    <>
      <nav aria-label={t`Above`} className="no-print">
        <Link to="/meetings">
          <Trans>Meetings</Trans>
        </Link>
      </nav>
      <PageTitle title={meeting.title} below={<div className="reference">{meeting.code}</div>}>
        <BriefButtons meeting={meeting} />
        {button}
      </PageTitle>
      <Said>{said}</Said>
      <div className="columns">
        <div>
          <MeetingDocuments meetingId={id} />
          <MeetingCommitments meetingId={id} />
          <CarryOver meetingId={id} />
        </div>
        <aside className="panel" aria-labelledby="facts">
          <Title order={2} size={18} id="facts" mb="xs">
            <Trans>The meeting</Trans>
          </Title>
          <Facts meeting={meeting} />
        </aside>
      </div>
      {dialog}
    </>
  );
}

/** The way to change the meeting, for whoever enters meetings. */
function useEditing(meeting: Meeting): { button: ReactNode; dialog: ReactNode; said: ReactNode } {
  const { t } = useLingui();
  const mayEnter = useMayEnter();
  const { work, said, begin, close, done } = useWork<Meeting>();
  if (!mayEnter) return { button: null, dialog: null, said };
  return {
    button: (
      <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => begin(meeting)}>
        <Trans>Edit</Trans>
      </Button>
    ),
    dialog: (
      <Dialog opened={work !== null} onClose={close} size="xl" title={t`Edit the meeting`}>
        {work && <EditMeeting meeting={work} onClose={close} onDone={done} />}
      </Dialog>
    ),
    said,
  };
}

function Facts({ meeting: { heldOn, place, nextMeetingOn, participants } }: { meeting: Meeting }) {
  const language = useLanguage();
  return (
    <>
      <dl className="facts">
        <dt>
          <Trans>Date</Trans>
        </dt>
        <dd>{longDate(heldOn, language)}</dd>
        {place !== '' && (
          <>
            <dt>
              <Trans>Place</Trans>
            </dt>
            <dd>{place}</dd>
          </>
        )}
        {nextMeetingOn && (
          <>
            <dt>
              <Trans>Next meeting</Trans>
            </dt>
            <dd>{longDate(nextMeetingOn, language)}</dd>
          </>
        )}
      </dl>
      {(['ours', 'theirs'] as const).map((side) => (
        <Participants key={side} side={side} participants={participants.filter((one) => one.side === side)} />
      ))}
    </>
  );
}

function Participants({ side, participants }: { side: 'ours' | 'theirs'; participants: Meeting['participants'] }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  if (participants.length === 0) return null;
  return (
    <>
      <Title order={3} size={15} mt="sm">
        {i18n._(PARTICIPANT_SIDE[side])}
      </Title>
      <ul className="plain-list">
        {participants.map(({ body, spokesman }) => (
          <li key={body.id}>
            {named(body.name, language)}
            {spokesman && (
              <div className="reference">
                <Trans>Spoke for it: {named(spokesman.title, language)}</Trans>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
