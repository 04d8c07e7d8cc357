import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Commitment, Ladder, ReminderExplanation } from '../../client/api.generated.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { ProblemNote } from '../../look/problem-note.js';
import type { Tone } from '../../look/state.js';
import { TableRegion } from '../../look/table-region.js';
import { Waiting } from '../../look/waiting.js';
import { AUDIENCE, RungWords, useLadderName, useLadderOf } from '../ladders/index.js';
import { useReminders } from './commitment-queries.js';
import { Moment } from './person-words.js';
import { Section } from './section.js';

/** More than these fold: a standing commitment has a dozen a year. */
const SHOWN = 12;

/** Who was reminded, who will be, by which rule, and why not where nobody was. */
export function RemindersSection({ commitment }: { commitment: Commitment }) {
  const { t } = useLingui();
  const { id } = commitment;
  const ladder = useLadderOf(commitment);
  const [isWhole, showWhole] = useState(false);
  const { data, error, refetch } = useReminders(id);
  const items = data?.items ?? [];
  return (
    <Section id="reminders" title={t`Reminders, and why`} aside={<LadderLink ladder={ladder} />}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data && items.length === 0 && (
        <p className="quiet">
          <Trans>No reminders are planned, and none have gone out.</Trans>
        </p>
      )}
      {items.length > 0 && <ReminderTable items={isWhole ? items : items.slice(0, SHOWN)} ladder={ladder} />}
      {!isWhole && items.length > SHOWN && (
        <Button variant="default" mt="sm" className="no-print" onClick={() => showWhole(true)}>
          <Trans>Show all {items.length}</Trans>
        </Button>
      )}
    </Section>
  );
}

function LadderLink({ ladder }: { ladder: Ladder | undefined }) {
  const nameOf = useLadderName();
  if (!ladder) return null;
  const name = nameOf(ladder);
  return (
    <span className="quiet">
      <Trans>
        Rules: <LadderAnchor code={ladder.code}>{name}</LadderAnchor>
      </Trans>
    </span>
  );
}

function LadderAnchor({ code, children }: { code: string; children: React.ReactNode }) {
  return (
    <Link to="/ladders/$code" params={{ code }}>
      {children}
    </Link>
  );
}

interface TableProps {
  items: readonly ReminderExplanation[];
  ladder: Ladder | undefined;
}

function ReminderTable({ items, ladder }: TableProps) {
  const { t } = useLingui();
  return (
    <TableRegion name={t`Reminders`}>
      <table className="plain reminders">
        <thead>
          <ColumnHeads names={[t`Due`, t`To whom`, t`By which rule`, t`What became of it, and why`]} />
        </thead>
        <tbody>
          {items.map((item, place) => (
            <ReminderRow
              key={`${item.rung} ${item.ordinal} ${item.audience} ${item.post.id} ${place}`}
              item={item}
              ladder={ladder}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function ReminderRow({ item, ladder }: { item: ReminderExplanation; ladder: Ladder | undefined }) {
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
        <RungWords rung={rung} ladder={ladder} />, {i18n._(AUDIENCE[audience])}
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
