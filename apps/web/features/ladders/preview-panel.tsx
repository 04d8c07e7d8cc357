import { Plural, Trans } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { LadderPreview } from '../../client/api.generated.js';
import { type Load, loads } from './preview.rules.js';
import { PreviewList } from './preview-list.js';
import type { Seen } from './use-ladder-change.js';

/** What saving would do to the reminders that have not gone out: numbers, who hears more, and the list behind. */
export function PreviewPanel({ seen }: { seen: Seen }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { preview } = seen;
  return (
    <section className="panel ladder-preview" aria-labelledby="preview">
      <Title order={2} size={18} mb="xs" id="preview" ref={heading} tabIndex={-1}>
        <Trans>What changes</Trans>
      </Title>
      <Extent preview={preview} />
      {preview.changedCommitments > 0 && (
        <>
          <Numbers counts={preview.counts} />
          <Loads all={loads(preview.items)} />
          <PreviewList seen={seen} />
        </>
      )}
      <p className="rules-hint">
        <Trans>What has gone out stays.</Trans>
      </p>
    </section>
  );
}

function Extent({ preview: { commitments, changedCommitments } }: { preview: LadderPreview }) {
  if (commitments === 0) {
    return (
      <p>
        <Trans>No commitment on control follows this ladder: nothing changes in what is planned.</Trans>
      </p>
    );
  }
  return (
    <p>
      <Plural
        value={commitments}
        one="# commitment on control follows this ladder."
        other="# commitments on control follow this ladder."
      />{' '}
      {changedCommitments === 0 ? (
        <Trans>Nothing changes in what is planned for them.</Trans>
      ) : (
        <Plural
          value={changedCommitments}
          one="The plan of # of them changes."
          other="The plans of # of them change."
        />
      )}
    </p>
  );
}

function Numbers({ counts }: Pick<LadderPreview, 'counts'>) {
  return (
    <dl className="ladder-numbers">
      <div>
        <dt>
          <Trans>Reminders added</Trans>
        </dt>
        <dd>{counts.added}</dd>
      </div>
      <div>
        <dt>
          <Trans>Reminders dropped</Trans>
        </dt>
        <dd>{counts.taken_back}</dd>
      </div>
      <div>
        <dt>
          <Trans>Reminders moved to another time</Trans>
        </dt>
        <dd>{counts.moved}</dd>
      </div>
      <div>
        <dt>
          <Trans>At the same time, for another reason</Trans>
        </dt>
        <dd>{counts.other_reason}</dd>
      </div>
    </dl>
  );
}

/** So many people are named; a list of everybody says less. */
const NAMED = 10;

function Loads({ all }: { all: readonly Load[] }) {
  if (all.length === 0) return null;
  return (
    <>
      <Title order={3} size={16} mb={4}>
        <Trans>Who hears more often, and who less</Trans>
      </Title>
      <ul className="ladder-loads">
        {all.slice(0, NAMED).map(({ id, name, more }) => (
          <li key={id}>
            <b>{name}</b>{' '}
            {more > 0 ? (
              <Plural value={more} one="# reminder more" other="# reminders more" />
            ) : (
              <Plural value={-more} one="# reminder fewer" other="# reminders fewer" />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
