import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import type { InboxItem } from '../../client/api.generated.js';
import { inZone, shortDate } from '../../language/dates.js';
import { useLanguage, useNumbers } from '../../language/language.js';
import { CLASSIFICATION } from '../../language/words.js';
import { CommitmentLink } from '../../look/commitment-link.js';
import { DueDate } from '../../look/due-date.js';
import { useTimeZone } from '../../session/index.js';
import type { ControlAction } from '../control/index.js';
import { actionOf, type Group, keyOf } from './waiting.rules.js';

const TITLES: Record<Group, MessageDescriptor> = {
  overdue: msg`Overdue`,
  due: msg`Due within 14 days`,
  decide: msg`To decide`,
  confirm: msg`Reported to you as the lead`,
};

interface Props {
  group: Group;
  items: readonly InboxItem[];
  onAct: (action: ControlAction) => void;
}

/** Lines of one kind, with how many there are. */
export function WaitingGroup({ group, items, onAct }: Props) {
  const { i18n } = useLingui();
  const number = useNumbers();
  return (
    <section className="panel today-group" aria-labelledby={`today-${group}`}>
      <Title order={2} size={19} id={`today-${group}`} className={group === 'overdue' ? 'tone-overdue' : undefined}>
        {i18n._(TITLES[group])} <span className="today-count">{number(items.length)}</span>
      </Title>
      <ul>
        {items.map((item) => (
          <WaitingLine key={keyOf(item)} item={item} isForemost={group === 'overdue'} onAct={onAct} />
        ))}
      </ul>
    </section>
  );
}

function WaitingLine({ item, isForemost, onAct }: { item: InboxItem; isForemost: boolean; onAct: Props['onAct'] }) {
  const { i18n } = useLingui();
  const { commitment, deadline, onBehalfOf, nextAction } = item;
  return (
    <li>
      <div className="today-what">
        <span className="reference">
          {commitment.reference}
          {commitment.classification !== 'public' && (
            <b className="today-marking">{i18n._(CLASSIFICATION[commitment.classification])}</b>
          )}
        </span>
        <CommitmentLink id={commitment.id} className="today-title">
          {commitment.title}
        </CommitmentLink>
        <span className="today-why">
          <Why item={item} />
          {onBehalfOf && (
            <>
              {' '}
              <b>
                <Trans>You act for {onBehalfOf.name}.</Trans>
              </b>
            </>
          )}
        </span>
      </div>
      <DueDate day={deadline} status={commitment.status} />
      <Button variant={isForemost ? 'filled' : 'default'} className="no-print" onClick={() => onAct(actionOf(item))}>
        {nextAction === 'report' ? <Trans>Report</Trans> : <Trans>Decide</Trans>}
        <span className="visually-hidden"> {commitment.reference}</span>
      </Button>
    </li>
  );
}

/** Why it is here. */
function Why({ item: { waiting, since } }: { item: InboxItem }) {
  const language = useLanguage();
  const timeZone = useTimeZone();
  const day = since === null ? '' : shortDate(inZone(since, timeZone)[0], language);
  switch (waiting) {
    case 'overdue':
      return <Trans>You lead it, and no final report has come.</Trans>;
    case 'due_soon':
      return <Trans>You lead it: a report is due.</Trans>;
    case 'report_to_decide':
      return <Trans>A final report has waited for you since {day}.</Trans>;
    case 'extension_to_decide':
      return <Trans>A later deadline was asked for on {day}.</Trans>;
    case 'report_to_lead':
      return <Trans>A co-executor reported to you on {day}. Report yourself on the whole.</Trans>;
  }
}
