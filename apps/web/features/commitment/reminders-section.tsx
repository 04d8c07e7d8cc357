import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReminderExplanation } from '../../client/api.generated.js';
import { ProblemNote } from '../../look/problem-note.js';
import type { Tone } from '../../look/state.js';
import { Waiting } from '../../look/waiting.js';
import { AUDIENCE } from './audience-words.js';
import { useReminders } from './commitment-queries.js';
import { Moment } from './person-words.js';
import { RungWords } from './rung-words.js';
import { Section } from './section.js';

/** More than these fold: a standing commitment has a dozen a year. */
const SHOWN = 12;

/** Who was reminded, who will be, by which rule, and why not where nobody was. */
export function RemindersSection({ id }: { id: string }) {
  const { t } = useLingui();
  const [isWhole, showWhole] = useState(false);
  const { data, error, refetch } = useReminders(id);
  const items = data?.items ?? [];
  return (
    <Section id="reminders" title={t`Reminders, and why`}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && items.length === 0 && (
        <p className="quiet">
          <Trans>No reminders are planned, and none have gone out.</Trans>
        </p>
      )}
      {items.length > 0 && <ReminderTable items={isWhole ? items : items.slice(0, SHOWN)} />}
      {!isWhole && items.length > SHOWN && (
        <Button variant="default" mt="sm" className="no-print" onClick={() => showWhole(true)}>
          <Trans>Show all {items.length}</Trans>
        </Button>
      )}
    </Section>
  );
}

function ReminderTable({ items }: { items: readonly ReminderExplanation[] }) {
  const { t } = useLingui();
  return (
    <div className="scroll" role="region" aria-label={t`Reminders`} tabIndex={0}>
      <table className="plain reminders">
        <thead>
          <tr>
            <th scope="col">
              <Trans>Due</Trans>
            </th>
            <th scope="col">
              <Trans>To whom</Trans>
            </th>
            <th scope="col">
              <Trans>By which rule</Trans>
            </th>
            <th scope="col">
              <Trans>What became of it, and why</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, place) => (
            <ReminderRow key={`${item.rung} ${item.ordinal} ${item.audience} ${item.post.id} ${place}`} item={item} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReminderRow({ item }: { item: ReminderExplanation }) {
  const { i18n } = useLingui();
  const { dueAt, recipient, post, deputyFor, rung, audience, outcome, because, passedOver, possiblyTwice } = item;
  const absent = deputyFor?.name;
  return (
    <tr>
      <td>
        <Moment at={dueAt} />
      </td>
      <td>
        {recipient ? <b>{recipient.name}</b> : <Trans>Nobody can be reached</Trans>}
        <span className="post">{post.name}</span>
        {absent && (
          <span className="quiet">
            <Trans>a copy, standing in for {absent}</Trans>
          </span>
        )}
      </td>
      <td>
        <RungWords rung={rung} />, {i18n._(AUDIENCE[audience])}
      </td>
      <td>
        <b className={`because tone-${OUTCOME_TONE[outcome]}`}>{because}</b>
        {possiblyTwice && (
          <span className="post">
            <Trans>It may have come twice.</Trans>
          </span>
        )}
        {passedOver.map((one) => (
          <span className="post" key={`${one.post.id} ${one.person?.id ?? ''}`}>
            {one.person?.name ?? one.post.name}: {one.because}
          </span>
        ))}
      </td>
    </tr>
  );
}

/** The colour beside the words that the register gives. */
const OUTCOME_TONE: Readonly<Record<ReminderExplanation['outcome'], Tone>> = {
  planned: 'running',
  under_way: 'running',
  sent: 'done',
  expired: 'quiet',
  failed: 'overdue',
  unreachable: 'soon',
  silent: 'quiet',
  heard_as: 'quiet',
  passed: 'quiet',
  missing: 'overdue',
};
