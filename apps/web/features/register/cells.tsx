import type { MessageDescriptor } from '@lingui/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import type { RegisterLine } from '../../client/api.generated.js';
import { inZone, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { CLASSIFICATION, FULFILMENT, type Fulfilment, TIMELINESS } from '../../language/words.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { MeetingLink } from '../../look/meeting-link.js';
import { State } from '../../look/state.js';
import { useTimeZone } from '../../session/index.js';

/** The reference and the title, which lead to the commitment, and the marking of what is not for everybody. */
export function CommitmentCell({ line }: { line: RegisterLine }) {
  const { i18n } = useLingui();
  return (
    <>
      <span className="reference">
        {line.reference}
        {line.classification !== 'public' && (
          <Badge variant="default" size="sm" radius="sm" tt="none" className="line-marking">
            {i18n._(CLASSIFICATION[line.classification])}
          </Badge>
        )}
      </span>
      <CommitmentLink id={line.id} className="line-title">
        {line.title}
      </CommitmentLink>
      {line.blockedSide && (
        <State tone="soon" icon={IconBarrierBlock}>
          {line.blockedSide === 'ours' ? <Trans>Blocked on our side</Trans> : <Trans>Blocked on the other side</Trans>}
        </State>
      )}
    </>
  );
}

/** The post that leads, and its body. */
export function LeadCell({ post }: { post: RegisterLine['lead'] }) {
  return (
    <>
      {post.body}
      <span className="below">{post.title}</span>
    </>
  );
}

export function MeetingCell({ meeting }: { meeting: RegisterLine['meeting'] }) {
  return <MeetingLink id={meeting.id} title={meeting.title} />;
}

/** Against the current deadline, and against the original one where that says something else. */
export function TimelinessCell({ timeliness }: { timeliness: RegisterLine['timeliness'] }) {
  const { i18n } = useLingui();
  const original = i18n._(TIMELINESS[timeliness.original]);
  return (
    <>
      {i18n._(TIMELINESS[timeliness.current])}
      {timeliness.original !== timeliness.current && (
        <span className="below">
          <Trans>originally: {original}</Trans>
        </span>
      )}
    </>
  );
}

const STEPS: Record<Fulfilment, number | null> = {
  no_evidence: null,
  not_started: 0,
  minimal: 1,
  substantial: 2,
  full: 3,
};

/** How far it was judged to be done: a word, and a bar for the eye. Without evidence there is no bar: it is not nothing. */
export function FulfilmentCell({ fulfilment }: { fulfilment: Fulfilment }) {
  const { i18n } = useLingui();
  const steps = STEPS[fulfilment];
  return (
    <span className="fulfilment">
      {steps !== null && (
        <span className="steps" aria-hidden>
          {[1, 2, 3].map((step) => (
            <i key={step} className={step <= steps ? 'done' : ''} />
          ))}
        </span>
      )}
      {i18n._(FULFILMENT[fulfilment])}
    </span>
  );
}

/** How often its deadlines were moved, and by how much. */
export function SlipCell({ count, days }: { count: number; days: number }) {
  if (count === 0) return <span className="dim">–</span>;
  return (
    <>
      <Plural value={days} one="# day" other="# days" />
      <span className="below">
        <Plural value={count} one="moved once" other="moved # times" />
      </span>
    </>
  );
}

export function UpdatedCell({ at }: { at: string }) {
  const language = useLanguage();
  const [day] = inZone(at, useTimeZone());
  return <span className="day">{shortDate(day, language)}</span>;
}

export function Word({ message }: { message: MessageDescriptor }) {
  const { i18n } = useLingui();
  return i18n._(message);
}
