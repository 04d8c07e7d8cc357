import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Commitment } from '../../client/api.generated.js';
import { CLASSIFICATION, KIND, PRIORITY, SIDE } from '../../language/words.js';
import { DueDate } from '../../look/due-date.js';
import { MeetingLink } from '../../look/meeting-link.js';
import { Day } from './deadlines-section.js';
import { Moment } from './person-words.js';

/** What somebody looks for first. */
export function FactsPanel({ commitment, isPast }: { commitment: Commitment; isPast: boolean }) {
  const { i18n, t } = useLingui();
  const { status, originalDeadline, currentDeadline, side, kind, area, priority, meeting, signedOn } = commitment;
  // How far off it is counts from today, and says nothing of a day in the past.
  const due = isPast ? <Day day={currentDeadline} /> : <DueDate day={currentDeadline} status={status} />;
  const facts: [string, ReactNode][] = [
    [t`Deadline`, due],
    ...(originalDeadline === currentDeadline
      ? []
      : [[t`Originally`, <Slipped commitment={commitment} />] as [string, ReactNode]]),
    [t`Side`, i18n._(SIDE[side])],
    [t`Kind`, i18n._(KIND[kind])],
    [t`Area`, area.name],
    [t`Priority`, i18n._(PRIORITY[priority])],
    [t`Classification`, i18n._(CLASSIFICATION[commitment.classification])],
    [t`Can be verified`, commitment.verifiable ? t`Yes` : t`No`],
    [t`Meeting`, <MeetingLink id={meeting.id} title={meeting.title} />],
    [t`Agreed on`, <Day day={signedOn} />],
    [t`Last change`, <Moment at={commitment.updatedAt} />],
  ];
  return (
    <section className="panel" aria-labelledby="facts-title">
      <h2 id="facts-title" className="visually-hidden">
        <Trans>In short</Trans>
      </h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Slipped({ commitment: { originalDeadline, slip } }: { commitment: Commitment }) {
  return (
    <>
      <Day day={originalDeadline} />{' '}
      {slip.days !== 0 && (
        <span className="quiet">
          <Plural value={slip.days} one="moved by # day" other="moved by # days" />
        </span>
      )}
    </>
  );
}
