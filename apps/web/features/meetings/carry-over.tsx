import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CarriedOver, CarriedSide, ComparedCommitment, RegisterLine } from '../../client/api.generated.js';
import { inZone, longDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { type Side, SIDE_PLURAL } from '../../language/words.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { ControlStatusMark } from '../../look/control-status.js';
import { DueDate } from '../../look/due-date.js';
import { Hint } from '../../look/hint.js';
import { ProblemNote } from '../../look/problem-note.js';
import { Waiting } from '../../look/waiting.js';
import { RegisterLink } from '../register/index.js';
import { carryOverQuery } from './meeting-queries.js';
import { useWhatChanged } from './change-words.js';

const SIDES: readonly Side[] = ['ours', 'theirs', 'joint'];

/** What the API counts as open. */
// eslint-disable-next-line lingui/no-unlocalized-strings -- a filter
const ON_CONTROL = { status: 'active,reported' };

/** With what a meeting begins: what earlier ones with the same counterpart have left. */
export function CarryOver({ meetingId }: { meetingId: string }) {
  return (
    <section className="panel" aria-labelledby="carry-over">
      <div className="hinted">
        <Title order={2} size={18} id="carry-over">
          <Trans>Carried over from earlier meetings</Trans>
        </Title>
        <Hint of="carry_over" />
      </div>
      <Answer meetingId={meetingId} />
    </section>
  );
}

function Answer({ meetingId }: { meetingId: string }) {
  const language = useLanguage();
  const { data, error, refetch } = useQuery(carryOverQuery(meetingId, language));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return data.earlier.length === 0 ? <First /> : <Carried carried={data} />;
}

function First() {
  return (
    <p>
      <Trans>
        This is the first meeting on record with this counterpart. At the next one, what is open, late or changed since
        will stand here.
      </Trans>
    </p>
  );
}

function Carried({ carried }: { carried: CarriedOver }) {
  const language = useLanguage();
  const { earlier, since } = carried;
  const day = since === null ? null : longDate(inZone(since, 'UTC')[0], language);
  const meetings = earlier.map(({ id }) => id).join(',');
  return (
    <>
      <p>
        <Plural value={earlier.length} one="From # earlier meeting." other="From # earlier meetings." />{' '}
        {day && <Trans>Changes since {day}.</Trans>}
      </p>
      <div className="side-columns">
        {SIDES.map((side) => (
          <CarriedOfSide key={side} side={side} carried={carried[side]} query={`meetingId=${meetings}&side=${side}`} />
        ))}
      </div>
    </>
  );
}

function CarriedOfSide({ side, carried, query }: { side: Side; carried: CarriedSide; query: string }) {
  const { t, i18n } = useLingui();
  const { open, overdue, keptLate, changed } = carried;
  const shown = new Set([...open.items, ...keptLate.items].map(({ id }) => id));
  const others = changed.items.filter(({ id }) => !shown.has(id));
  return (
    <div>
      <Title order={3} size={16} mb={4}>
        {i18n._(SIDE_PLURAL[side])}
      </Title>
      <p className="carried-counts">
        <RegisterLink of={[query, ON_CONTROL]}>
          <Plural value={open.count} one="# open" other="# open" />
        </RegisterLink>
        <RegisterLink of={[query, ON_CONTROL, { timeliness: 'overdue' }]}>
          <Plural value={overdue.count} one="# overdue" other="# overdue" />
        </RegisterLink>
        <span>
          <Plural value={keptLate.count} one="# kept late" other="# kept late" />
        </span>
        <span>
          <Plural value={changed.count} one="# changed" other="# changed" />
        </span>
      </p>
      <Lines title={t`Open`} lines={open.items} changed={changed.items} />
      <Lines title={t`Kept, but late`} lines={keptLate.items} changed={changed.items} />
      {others.length > 0 && (
        <>
          <Title order={4} size={15}>
            <Trans>Changed</Trans>
          </Title>
          <ul className="plain-list">
            {others.map((one) => (
              <ChangedLine key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Lines(given: {
  title: string;
  lines: readonly RegisterLine[];
  /** What has changed in some of them is told with them. */
  changed: readonly ComparedCommitment[];
}) {
  const { title, lines, changed } = given;
  const whatChanged = useWhatChanged();
  const changes = new Map(changed.map((one) => [one.id, whatChanged(one)]));
  if (lines.length === 0) return null;
  return (
    <>
      <Title order={4} size={15}>
        {title}
      </Title>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.id}>
            <div className="reference">{line.reference}</div>
            <CommitmentLink id={line.id}>{line.title}</CommitmentLink>
            <div className="carried-line">
              <ControlStatusMark status={line.status} timeliness={line.timeliness.current} />
              <DueDate day={line.currentDeadline} status={line.status} />
            </div>
            {changes.has(line.id) && <div className="reference">{changes.get(line.id)}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

function ChangedLine({ one }: { one: ComparedCommitment }) {
  const whatChanged = useWhatChanged();
  return (
    <li>
      <div className="reference">{one.reference}</div>
      <CommitmentLink id={one.id}>{one.title}</CommitmentLink>
      <div className="carried-line">{whatChanged(one)}</div>
    </li>
  );
}
