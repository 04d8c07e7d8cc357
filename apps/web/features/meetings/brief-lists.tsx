import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { CommitmentLink } from '../../look/commitment-link.js';
import type { Brief } from '../../client/api.generated.js';
import { inZone, shortDate } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { BLOCKED_SIDE } from '../../language/words.js';
import { useWhatChanged } from './change-words.js';
import { ListBehind } from './list-behind.js';

/** So many of each list fit on the page; the number above it opens all of them. */
const MOST_BLOCKERS = 3;
const MOST_CHANGES = 8;

/** Decisions that wait, and since when the oldest does. */
export function BriefWaiting({ brief: { waiting, filter } }: { brief: Brief }) {
  return (
    <section className="panel" aria-labelledby="waiting">
      <Title order={2} size={17} id="waiting">
        <Trans>Decisions that wait</Trans>
      </Title>
      <ul className="plain-list">
        <Waits filter={filter} waiting={waiting.reports} words={<Trans>Reports to accept or return</Trans>} />
        <Waits filter={filter} waiting={waiting.extensions} words={<Trans>Requests for more time</Trans>} />
      </ul>
    </section>
  );
}

function Waits(given: { filter: string | null; waiting: Brief['waiting']['reports']; words: ReactNode }) {
  const { filter, waiting, words } = given;
  return (
    <li>
      {words}: <ListBehind filter={filter} cell={waiting} />
      {waiting.oldest && (
        <div className="reference">
          <CommitmentLink id={waiting.oldest.commitment.id}>{waiting.oldest.commitment.title}</CommitmentLink>,{' '}
          <Plural value={waiting.oldest.days} _0="since today" one="for # day" other="for # days" />
        </div>
      )}
    </li>
  );
}

/** What stands in the way, by the side on which it does. */
export function BriefBlockers({ blockers }: { blockers: Brief['blockers'] }) {
  const { i18n } = useLingui();
  return (
    <section className="panel" aria-labelledby="blockers">
      <Title order={2} size={17} id="blockers">
        <Trans>What stands in the way</Trans>
      </Title>
      <ul className="plain-list">
        {(['ours', 'theirs'] as const).map((side) => (
          <li key={side}>
            {i18n._(BLOCKED_SIDE[side])}: <ListBehind filter={blockers[side].filter} count={blockers[side].count} />
            {blockers[side].items.slice(0, MOST_BLOCKERS).map(({ id, title, blocker }) => (
              <div key={id} className="reference">
                <CommitmentLink id={id}>{title}</CommitmentLink>: {blocker?.text}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What has changed since the last meeting. */
export function BriefChanges({ brief: { changed, since } }: { brief: Brief }) {
  const language = useLanguage();
  const whatChanged = useWhatChanged();
  const day = since === null ? '' : shortDate(inZone(since, 'UTC')[0], language);
  const more = changed.count - Math.min(changed.items.length, MOST_CHANGES);
  return (
    <section className="panel" aria-labelledby="changed">
      <Title order={2} size={17} id="changed">
        <Trans>Changed since {day}</Trans>
      </Title>
      {changed.count === 0 && (
        <p>
          <Trans>Nothing.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {changed.items.slice(0, MOST_CHANGES).map((one) => (
          <li key={one.id}>
            <CommitmentLink id={one.id}>{one.title}</CommitmentLink>: {whatChanged(one)}
          </li>
        ))}
        {more > 0 && (
          <li>
            <Plural value={more} one="and # more" other="and # more" />
          </li>
        )}
      </ul>
    </section>
  );
}
