import './ladders.css';
import { Trans } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Ladder } from '../../client/api.generated.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { FollowedBy } from './followed-by.js';
import { LadderDays } from './ladder-days.js';
import { LadderForm } from './ladder-form.js';
import { RemoveLadder } from './remove-ladder.js';
import { RungList } from './rung-list.js';
import { isDraftKept } from './use-ladder-draft.js';
import { useLadderName } from './use-ladders.js';

/** One ladder: read by everybody, changed by administrators after a look at what follows. */
export function LadderPage() {
  const { code } = useParams({ from: '/member/ladders/$code' });
  const { data: ladder } = $api.useSuspenseQuery('get', '/api/v1/ladders/{code}', { params: { path: { code } } });
  const { roles, person } = useProfile();
  const isAdministrator = roles.includes('administrator');
  const [isChanging, setChanging] = useState(() => isAdministrator && isDraftKept(person.id, code));
  const [isSaved, setSaved] = useState(false);
  const end = (saved: boolean) => {
    setChanging(false);
    setSaved(saved);
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return (
    <>
      <PageTitle
        title={useLadderName()(ladder)}
        below={
          <Link to="/ladders" className="rules-back">
            <Trans>All ladders</Trans>
          </Link>
        }
      >
        {isAdministrator && !isChanging && (
          <>
            <RemoveLadder ladder={ladder} />
            <Button onClick={() => setChanging(true)}>
              <Trans>Change</Trans>
            </Button>
          </>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <div role="status" className="rules-said">
        {isSaved && !isChanging && (
          <Trans>Saved. Reminders that have not gone out yet are planned by the changed ladder.</Trans>
        )}
      </div>
      {isChanging ? (
        <LadderForm key={code} ladder={ladder} onEnd={end} />
      ) : (
        <LadderAsItIs ladder={ladder} isAdministrator={isAdministrator} />
      )}
    </>
  );
}

function LadderAsItIs({ ladder, isAdministrator }: { ladder: Ladder; isAdministrator: boolean }) {
  return (
    <div className="columns">
      <section className="panel" aria-labelledby="rungs">
        <Title order={2} size={18} mb="xs" id="rungs">
          <Trans>Who is reminded when</Trans>
        </Title>
        <RungList rungs={ladder.rules.rungs} />
      </section>
      <div>
        <section className="panel" aria-labelledby="besides">
          <Title order={2} size={18} mb="xs" id="besides">
            <Trans>Besides</Trans>
          </Title>
          <LadderDays rules={ladder.rules} />
        </section>
        {isAdministrator && (
          <section className="panel" aria-labelledby="followed">
            <Title order={2} size={18} mb="xs" id="followed">
              <Trans>Who follows it</Trans>
            </Title>
            <FollowedBy code={ladder.code} />
          </section>
        )}
      </div>
    </div>
  );
}
