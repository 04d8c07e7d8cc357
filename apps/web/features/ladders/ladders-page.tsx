import './ladders.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '../../client/api.js';
import type { Ladder } from '../../client/api.generated.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { useProfile } from '../../session/index.js';
import { AddLadder } from './add-ladder.js';
import { FollowedBy } from './followed-by.js';
import { RungList } from './rung-list.js';
import { useLadderName } from './use-ladders.js';

/** Every ladder with its rungs in words; administrators add one. */
export function LaddersPage() {
  const { t } = useLingui();
  const { data } = $api.useSuspenseQuery('get', '/api/v1/ladders');
  const isAdministrator = useProfile().roles.includes('administrator');
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <PageTitle title={t`Ladders`}>
        {isAdministrator && (
          <Button onClick={() => setAdding(true)}>
            <Trans>Add a ladder</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <p className="rules-lead">
        <Trans>
          A ladder says when whom to remind of a deadline: first whoever leads, and the longer it is silent, the higher
          up. A commitment follows its own ladder, else its meeting’s, else the default one.
        </Trans>
      </p>
      {data.items.length === 0 && <NoLadders />}
      <div className="card-grid">
        {data.items.map((ladder) => (
          <LadderCard key={ladder.code} ladder={ladder} isAdministrator={isAdministrator} />
        ))}
      </div>
      {isAdministrator && <AddLadder opened={isAdding} onClose={() => setAdding(false)} ladders={data.items} />}
    </>
  );
}

function NoLadders() {
  return (
    <section className="panel">
      <p className="rules-hint">
        <Trans>
          There is no ladder yet. One with reminders ten, five and one working days before the deadline, on the day, and
          one to the superior three days after it is what most registers begin with.
        </Trans>
      </p>
    </section>
  );
}

function LadderCard({ ladder, isAdministrator }: { ladder: Ladder; isAdministrator: boolean }) {
  const { code, rules } = ladder;
  return (
    <section className="panel" aria-labelledby={`ladder-${code}`}>
      <Title order={2} size={18} mb="xs" id={`ladder-${code}`}>
        <Link to="/ladders/$code" params={{ code }}>
          {useLadderName()(ladder)}
        </Link>
      </Title>
      {isAdministrator && <FollowedBy code={code} />}
      <RungList rungs={rules.rungs} />
    </section>
  );
}
