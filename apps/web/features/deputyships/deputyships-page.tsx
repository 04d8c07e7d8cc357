import './deputyships.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode } from 'react';
import { $api } from '../../client/api.js';
import { byPage } from '../../client/by-page.js';
import type { Deputyship } from '../../client/api.generated.js';
import { useLanguage } from '../../language/language.js';
import { personName } from '../../language/names.rules.js';
import { ColumnHeads } from '../../look/column-heads.js';
import { AdministrationPlaces } from '../../look/administration-places.js';
import { Dialog } from '../../look/dialog.js';
import { PageTitle } from '../../look/page-title.js';
import { Said } from '../../look/said.js';
import { useProfile } from '../../session/index.js';
import { MorePages } from '../people/index.js';
import { AddDeputyship } from './add-deputyship.js';
import { ChangeDeputyship } from './change-deputyship.js';
import { DeputyshipRow } from './deputyship-row.js';
import { useWork } from '../../look/use-work.js';

type Work = { kind: 'add' } | { kind: 'change'; deputyship: Deputyship };

/** Who stands in for whom, latest first; administrators enter and change it here. */
export function DeputyshipsPage() {
  const { t } = useLingui();
  const isAdministrator = useProfile().roles.includes('administrator');
  const { work, said, begin, close, done } = useWork<Work>();
  return (
    <>
      <PageTitle title={t`Deputies`}>
        {isAdministrator && (
          <Button onClick={() => begin({ kind: 'add' })}>
            <Trans>Add a deputy</Trans>
          </Button>
        )}
      </PageTitle>
      <AdministrationPlaces />
      <Said>{said}</Said>
      <DeputyshipTable onChange={isAdministrator ? (deputyship) => begin({ kind: 'change', deputyship }) : null} />
      <Dialog
        opened={work !== null}
        onClose={close}
        title={work?.kind === 'change' ? t`Days of the deputy` : t`Add a deputy`}
      >
        {work && <WorkForm work={work} onClose={close} onDone={done} />}
      </Dialog>
    </>
  );
}

interface WorkFormProps {
  work: Work;
  onClose: () => void;
  onDone: (words: ReactNode) => Promise<void>;
}

function WorkForm({ work, onClose, onDone }: WorkFormProps) {
  if (work.kind === 'add') {
    return <AddDeputyship onClose={onClose} onDone={(added) => onDone(<Added deputyship={added} />)} />;
  }
  return (
    <ChangeDeputyship
      deputyship={work.deputyship}
      onClose={onClose}
      onDone={() => onDone(<Trans>The days are changed. Reminders are planned anew.</Trans>)}
    />
  );
}

function Added({ deputyship: { absent, deputy } }: { deputyship: Deputyship }) {
  const language = useLanguage();
  return (
    <Trans>
      {personName(deputy, language)} stands in for {personName(absent, language)}. Reminders are planned anew.
    </Trans>
  );
}

function DeputyshipTable({ onChange }: { onChange: ((deputyship: Deputyship) => void) | null }) {
  const { t } = useLingui();
  const pages = $api.useInfiniteQuery('get', '/api/v1/deputyships', { params: { query: { limit: 50 } } }, byPage);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = [t`Away`, t`Deputy`, t`First day`, t`Last day`, t`When`, ...(onChange ? [t`Change`] : [])];
  return (
    <MorePages
      pages={pages}
      name={t`Deputies`}
      empty={
        <Trans>Nobody stands in for anybody. A deputy gets the mail of who is away, and acts in their name.</Trans>
      }
      none={items.length === 0}
    >
      <thead>
        <ColumnHeads names={columns} />
      </thead>
      <tbody>
        {items.map((deputyship) => (
          <DeputyshipRow
            key={deputyship.id}
            deputyship={deputyship}
            onChange={onChange && (() => onChange(deputyship))}
          />
        ))}
      </tbody>
    </MorePages>
  );
}
