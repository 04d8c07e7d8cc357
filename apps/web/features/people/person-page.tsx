import './people.css';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import { $api } from '../../client/api.js';
import type { Person } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { useMayManage } from './may-manage.js';
import { PersonDialog, type PersonWork } from './person-dialogs.js';
import { isErased } from './person-draft.rules.js';
import { PersonFacts } from './person-facts.js';
import { PersonTenures } from './person-tenures.js';
import { useWork } from '../../look/use-work.js';

/** A person: how they are reached, which posts they hold and held; administrators change and erase them here. */
export function PersonPage() {
  const { id } = useParams({ from: '/member/persons/$id' });
  const mayManage = useMayManage();
  const { data: person } = $api.useSuspenseQuery('get', '/api/v1/persons/{id}', { params: { path: { id } } });
  const { work, said, begin, close, done } = useWork<PersonWork>();
  const erased = isErased(person);
  const called = personName(person, useLanguage());
  return (
    <>
      <AdministrationPlaces />
      {/* Once erased, the button that was pressed is gone: the heading takes the focus. */}
      <PageTitle key={String(erased)} title={called} below={!erased && <OtherNames person={person} called={called} />}>
        {mayManage && !erased && <Works onBegin={(kind) => begin({ kind, person })} />}
      </PageTitle>
      <Said>{said}</Said>
      <div className="columns">
        <PersonTenures personId={id} />
        {erased ? <WhatIsLeft /> : <PersonFacts person={person} />}
      </div>
      <PersonDialog work={work} onClose={close} onDone={done} />
    </>
  );
}

/** What a person is called in the other languages. */
function OtherNames({ person: { name, names }, called }: { person: Person; called: string }) {
  const all = [
    ['en', name],
    ['ru', names.ru],
    ['be', names.be],
  ] as const;
  const others = all.filter(([, one]) => one !== null && one !== called);
  if (others.length === 0) return null;
  return (
    <span className="dim">
      {others.map(([language, one], index) => (
        <Fragment key={language}>
          {index > 0 && ' · '}
          <span lang={language}>{one}</span>
        </Fragment>
      ))}
    </span>
  );
}

function Works({ onBegin }: { onBegin: (kind: PersonWork['kind']) => void }) {
  return (
    <>
      <Button variant="default" onClick={() => onBegin('change')}>
        <Trans>Change the person</Trans>
      </Button>
      <Button variant="outline" color="red.9" onClick={() => onBegin('erase')}>
        <Trans>Erase for good…</Trans>
      </Button>
    </>
  );
}

function WhatIsLeft() {
  return (
    <section className="panel">
      <p className="hint">
        <Trans>
          Who this was has been erased for good. What they did stays. Whoever comes back is entered as somebody new.
        </Trans>
      </p>
    </section>
  );
}
