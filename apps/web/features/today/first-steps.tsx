import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, Title } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { $api } from '../../client/api.js';
import type { InboxItem } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { dismissFirstSteps, useFirstSteps, useProfile, useToday } from '../../session/index.js';
import { firstSteps, type Step, type StepName } from './first-steps.rules.js';
import { PlaceLink } from '../../look/place-link.js';
import { bodiesOf } from './under-posts.rules.js';

const WORDS: Record<StepName, MessageDescriptor> = {
  mine: msg`Look through all that is yours`,
  open: msg`Open a commitment: its words in the document, its deadline, who answers for it`,
  report: msg`Report in a sentence what was done`,
  mail: msg`Choose when your mail comes, and in which language`,
  waiting: msg`Read a report that waits for you`,
  decide: msg`Accept it, or return it with a reason`,
  measures: msg`See how well promises are kept`,
  overdue: msg`See what is overdue under your posts`,
  brief: msg`Open the brief for the next meeting`,
  meeting: msg`Open the meeting with its documents`,
  mark: msg`Mark a promise in a document and enter it`,
  register: msg`Look through the whole list`,
  changes: msg`Compare how things stood on two dates`,
  proof: msg`See what proves that nothing was changed`,
  accounts: msg`See who may sign in, and as what`,
  posts: msg`See who holds which post`,
  ladders: msg`See when reminders go out, and to whom`,
  health: msg`Check that all is running`,
};

/** For somebody new: a few things to do first, each a link to the screen where it is done. */
export function FirstSteps({ items }: { items: readonly InboxItem[] }) {
  const { t } = useLingui();
  const profile = useProfile();
  const [body] = bodiesOf(profile, useLanguage());
  const { marks } = useFirstSteps();
  const heading = useRef<HTMLHeadingElement>(null);
  // Who asked for them in the menu at the top goes on here.
  useEffect(() => {
    if (document.activeElement?.closest('.top')) heading.current?.focus();
  }, []);
  const latest = $api.useQuery('get', '/api/v1/meetings', { params: { query: { limit: 1 } } });
  const meeting = latest.data?.items[0];
  const today = useToday();
  const steps = firstSteps({ profile, items, bodyId: body?.id, meeting, today });
  const done = steps.filter(({ mark }) => marks.includes(mark)).length;
  const all = steps.length;
  return (
    <section className="panel first-steps no-print" aria-labelledby="first-steps">
      <Title order={2} size={17} id="first-steps" tabIndex={-1} ref={heading}>
        <Trans>First steps</Trans>{' '}
        <span className="today-count">
          {done === all ? (
            <Trans>all done</Trans>
          ) : (
            <Trans>
              {done} of {all} done
            </Trans>
          )}
        </span>
      </Title>
      <CloseButton
        aria-label={t`Put the first steps away; your menu at the top brings them back`}
        onClick={() => {
          dismissFirstSteps(profile.person.id, true);
          document.querySelector('h1')?.focus();
        }}
      />
      <ol>
        {steps.map((step) => (
          <StepLine key={step.name} step={step} isDone={marks.includes(step.mark)} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step: { name, to }, isDone }: { step: Step; isDone: boolean }) {
  const { i18n } = useLingui();
  const Mark = isDone ? IconCircleCheck : IconCircle;
  return (
    <li>
      <Mark size={19} aria-hidden className={isDone ? 'tone-done' : 'tone-quiet'} />
      <span>
        <PlaceLink to={to}>{i18n._(WORDS[name])}</PlaceLink>
        {isDone && (
          <span className="visually-hidden">
            {' '}
            <Trans>(done)</Trans>
          </span>
        )}
      </span>
    </li>
  );
}
