import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { longDate, weekday } from '../../language/dates.js';
import { useLanguage } from '../../language/language.js';
import { PageTitle } from '../../look/page-title.js';
import { useFirstSteps, useProfile, useToday } from '../../session/index.js';
import { type ControlAction, ControlDialog } from '../control/index.js';
import { inboxQuery } from './inbox-query.js';
import { RegisterLink } from '../register/index.js';
import { NothingWaits } from './nothing-waits.js';
import './today.css';
import { UnderControl, UnderPosts } from './under-posts.js';
import { grouped } from './waiting.rules.js';
import { WaitingGroup } from './waiting-group.js';

/** Comes for administrators only: the first view of everybody else does without. */
const SystemNote = lazy(async () => ({ default: (await import('./system-note.js')).SystemNote }));

/** Comes to those who have not put it away: others do without. */
const FirstSteps = lazy(async () => ({ default: (await import('./first-steps.js')).FirstSteps }));

/** What waits for the reader, the most pressing first, each with the one thing to do about it. */
export function TodayPage() {
  const { t } = useLingui();
  const language = useLanguage();
  const today = useToday();
  const { roles } = useProfile();
  const { data } = useSuspenseQuery(inboxQuery(language));
  const { isDismissed } = useFirstSteps();
  const [action, setAction] = useState<ControlAction | null>(null);
  const rest = data.total - data.items.length;
  return (
    <>
      <PageTitle
        title={t`Today`}
        below={
          <p className="today-date">
            {weekday(today, language)}, {longDate(today, language)}
            {data.total > 0 && (
              <>
                {' · '}
                <Plural value={data.total} one="# thing waits for you" other="# things wait for you" />
              </>
            )}
          </p>
        }
      />
      {roles.includes('administrator') && (
        <Suspense fallback={null}>
          <SystemNote />
        </Suspense>
      )}
      {!isDismissed && (
        <Suspense fallback={null}>
          <FirstSteps items={data.items} />
        </Suspense>
      )}
      {roles.includes('head') && <UnderPosts />}
      {roles.includes('controller') && <UnderControl />}
      {grouped(data.items).map(({ group, items }) => (
        <WaitingGroup key={group} group={group} items={items} onAct={setAction} />
      ))}
      {data.total === 0 && <NothingWaits />}
      {rest > 0 && (
        <p>
          <Plural value={rest} one="# more is not shown here." other="# more are not shown here." />{' '}
          <RegisterLink of={{ mine: 'true' }}>
            <Trans>See all that is yours in the register</Trans>
          </RegisterLink>
        </p>
      )}
      <ControlDialog action={action} onClose={() => setAction(null)} />
    </>
  );
}
