import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Commitment } from '../../client/api.generated.js';
import { State } from '../../look/state.js';
import { type ControlAction, ControlDialog, mayCompleteParts, useActions } from '../control/index.js';
import { Moment } from './person-words.js';
import { Section } from './section.js';

type Part = Commitment['parts'][number];
interface Props {
  parts: readonly Part[];
  /** What can be done with an open part. */
  act?: (part: Part) => ReactNode;
}

/** The numbered parts of a compound commitment. It is complete when they are. */
export function PartsSection({ parts, act }: Props) {
  const { t } = useLingui();
  if (parts.length === 0) return null;
  const [done, all] = [parts.filter(({ completedAt }) => completedAt !== null).length, parts.length];
  return (
    <Section
      id="parts"
      title={t`Parts`}
      term="compound"
      aside={
        <span className="quiet">
          <Trans>
            {done} of {all} complete
          </Trans>
        </span>
      }
    >
      <ol className="parts">
        {parts.map((part) => (
          <li key={part.number} value={part.number}>
            <span className="running-text">{part.text}</span> <PartState at={part.completedAt} />{' '}
            {part.completedAt === null && act?.(part)}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function PartState({ at }: { at: string | null }) {
  return at === null ? (
    <State tone="quiet" icon={IconCircle}>
      <Trans>To be done</Trans>
    </State>
  ) : (
    <>
      <State tone="done" icon={IconCircleCheck}>
        <Trans>Complete</Trans>
      </State>{' '}
      <span className="quiet">
        <Moment at={at} />
      </span>
    </>
  );
}

/** The parts as they stand today, with "Done" beside each that is open for whoever may say so. */
export function PartsToday({ commitment: { id, parts } }: { commitment: Commitment }) {
  const { t } = useLingui();
  const mayComplete = mayCompleteParts(useActions(id)?.items ?? []);
  const [action, setAction] = useState<ControlAction | null>(null);
  const button = ({ number }: Part) => (
    <Button
      variant="default"
      size="compact-sm"
      className="no-print"
      aria-label={t`Done: part ${number}`}
      onClick={() => setAction({ kind: 'complete_part', commitmentId: id, part: number })}
    >
      <Trans>Done</Trans>
    </Button>
  );
  return (
    <>
      <PartsSection parts={parts} {...(mayComplete && { act: button })} />
      <ControlDialog action={action} onClose={() => setAction(null)} />
    </>
  );
}
